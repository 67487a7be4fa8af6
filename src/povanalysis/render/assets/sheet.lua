--[[ Keeps of a report what stands on its fact sheet: the letterhead, the first page, the mark of a
what-if, errata, and how to cite it.

Run before the other filters by render/sheet.py, under either renderer. Links to the pages that the
sheet leaves out become plain text.
]]

local KEPT = { publisher = true, hypothetical = true, erratum = true, ["page-one"] = true }

local function kept(doc)
  local blocks = pandoc.Blocks({})
  doc:walk({
    traverse = "topdown",
    Div = function(div)
      if div.classes:find_if(function(class) return KEPT[class] end) then
        blocks:insert(div)
      elseif div.classes:includes("colophon") then
        div.content = { div.content[1] }
        blocks:insert(div)
      end
    end,
  })
  doc.blocks = blocks
  return doc
end

local function unlinked(link)
  return link.target:sub(1, 1) == "#" and link.content or nil
end

return { { Pandoc = kept }, { Link = unlinked } }
