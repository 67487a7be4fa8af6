--[[ Our own markup, for both renderers.

Quarto (as an entry of `filters:` in _quarto.yml) and the embedded renderer run this same file.
It gives Typst what Pandoc would drop, the classes of our own divs and spans, by calling the
function of the same name in typst/typst-template.typ:

  ::: {.decision}        a box for the answer a planner came for
  ::: {.publisher}       letterhead: a logo, a name, or both
  ::: {.key-figures}     a row of cells; each div inside it is one cell
  ::: {.lead}            the standfirst below a title or heading
  ::: {.source}          source and notes below a figure or table
  ::: {.colophon}        citation, licence and versions at the end
  [12.03]{.key-figure}   a number set large
  `a --command`{.command}  a command in running text: it breaks between its words only, never
                         between the two hyphens of an option

In HTML the classes stay and report.css does the rest. Column widths that Pandoc derives from the
dashes of a wide pipe table are dropped in both formats: the widths of a table follow its content.
Typst gives two columns of running text half the width each; on paper the longer text gets more.
]]

local BLOCKS = { "decision", "lead", "source", "colophon", "page-one" }
local INLINES = { "key-figure" }

local function first_of(classes, names)
  for _, name in ipairs(names) do
    if classes:includes(name) then
      return name
    end
  end
end

local function wrapped(open, content, close, raw)
  local result = pandoc.List({ raw("typst", open) })
  result:extend(content)
  result:insert(raw("typst", close))
  return result
end

local function key_figures(div)
  local cells = pandoc.List()
  for _, block in ipairs(div.content) do
    if block.t == "Div" then
      cells:extend(wrapped(#cells == 0 and "#key-figures([" or "], [", block.content, "", pandoc.RawBlock))
    end
  end
  cells:insert(pandoc.RawBlock("typst", "])"))
  return cells
end

local function publisher(div)
  local logo, name = pandoc.List(), pandoc.List()
  for _, block in ipairs(div.content) do
    local shows = false
    block:walk({ Image = function() shows = true end });
    (shows and logo or name):insert(block)
  end
  local result = wrapped("#publisher([", logo, "], [", pandoc.RawBlock)
  result:extend(wrapped("", name, "])", pandoc.RawBlock))
  return result
end

-- Typst makes a dash of two hyphens; Pandoc before 3.9 (Quarto 1.9) lets it, even in addresses
local function hyphens(str)
  if not str.text:find("--", 1, true) then
    return nil
  end
  local parts = pandoc.List()
  for text, run in str.text:gmatch("([^-]*)(%-*)") do
    if text ~= "" then
      parts:insert(pandoc.Str(text))
    end
    if run ~= "" then
      parts:insert(pandoc.RawInline("typst", (run:gsub("%-", "\\-"))))
    end
  end
  return parts
end

local function words_of(code)
  if not code.classes:includes("command") then
    return nil
  end
  local words = pandoc.List()
  for word in code.text:gmatch("%S+") do
    if #words > 0 then
      words:insert(pandoc.Code(" ")) -- as wide as in the command, and where the line may break
    end
    local whole = pandoc.Code(word, { class = "command" })
    if FORMAT:match("typst") then
      words:extend(wrapped("#box[", { whole }, "]", pandoc.RawInline))
    else
      words:insert(whole)
    end
  end
  return words
end

local typst = {
  Str = hyphens,
  Div = function(div)
    if div.classes:includes("key-figures") then
      return key_figures(div)
    end
    if div.classes:includes("publisher") then
      return publisher(div)
    end
    local name = first_of(div.classes, BLOCKS)
    if name then
      return wrapped("#" .. name .. "[", div.content, "]", pandoc.RawBlock)
    end
  end,
  Span = function(span)
    local name = first_of(span.classes, INLINES)
    if name then
      return wrapped("#" .. name .. "[", span.content, "]", pandoc.RawInline)
    end
  end,
}

-- the letters in each of two columns of running text, on average of its rows; nothing for another table
local function running(tbl)
  local letters, rows = { 0, 0 }, 0
  for _, body in ipairs(#tbl.colspecs == 2 and tbl.bodies or {}) do
    for _, row in ipairs(body.body) do
      rows = rows + 1
      for i, cell in ipairs(row.cells) do
        letters[i] = letters[i] + utf8.len(pandoc.utils.stringify(cell.contents))
      end
    end
  end
  if math.min(letters[1], letters[2]) > 40 * rows then
    return letters[1], letters[2]
  end
end

local tables = {
  Table = function(tbl)
    local one, other = running(tbl)
    if one and FORMAT:match("typst") then
      local share = math.min(0.6, math.max(0.4, one ^ 0.5 / (one ^ 0.5 + other ^ 0.5)))
      tbl.colspecs = { { tbl.colspecs[1][1], share }, { tbl.colspecs[2][1], 1 - share } }
      return tbl
    end
    for i, spec in ipairs(tbl.colspecs) do
      tbl.colspecs[i] = { spec[1], nil }
    end
    return tbl
  end,
}

-- how many lines the contents have, for the first of Typst's layouts, which knows no headings yet;
-- Quarto raises the headings only after this filter
function typst.Pandoc(doc)
  local found = {}
  doc:walk({ Header = function(header) found[header.level] = (found[header.level] or 0) + 1 end })
  doc.meta.sections = tostring(found[1] or found[2] or 0)
  return doc
end

if FORMAT:match("typst") then
  return { tables, { Code = words_of }, typst }
end
return { tables, { Code = words_of } }
