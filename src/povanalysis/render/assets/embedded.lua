--[[ What Quarto's own filters do to the subset of Markdown our notebooks use.

Run by the embedded renderer only. Ids, classes, captions and numbering are those Quarto gives, so
that style sheet, Typst template and links serve both renderers:

  content-visible / content-hidden divs and spans, by when-format or unless-format (html, typst)
  figures and tables with an id fig-… or tbl-…: numbered floats, caption "Figure 1: …" above
  @fig-… and @tbl-…, also [@fig-a; @tbl-b] and [-@fig-a]: links with the number
  ::: {.callout-…}: a quotation with a bold title in HTML, #callout() in Typst
  fig-alt: the alternative text, which Pandoc's Typst writer would drop

The words (Figure, Table, titles of callouts) come in the metadata field `furniture`. Whatever
cannot be resolved stops the run with a message that names it.
]]

local HTML = FORMAT:match("html") ~= nil
local TYPST = FORMAT:match("typst") ~= nil

-- Quarto appends the same constant to the id of a caption: it cannot clash with an author's id
local CAPTION_SUFFIX = "-caption-0ceaefa1-69ba-4598-a22c-09a6ac19f8ca"
local NBSP = "\u{a0}"

local words = {}
local numbers = {} -- id -> number within its kind
local counts = { fig = 0, tbl = 0 }

local function kind_of(id)
  local kind = id:match("^(%a%a%a)%-.")
  return counts[kind] and kind or nil
end

local function raw(text)
  return pandoc.RawInline("typst", text)
end

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"') .. '"'
end

-- conditional content --------------------------------------------------------------------------

local function is_this_format(name)
  return (name == "html" and HTML) or (name == "typst" and TYPST)
end

local function shown(el)
  local visible = el.classes:includes("content-visible")
  if not visible and not el.classes:includes("content-hidden") then
    return nil
  end
  local when, unless = el.attributes["when-format"], el.attributes["unless-format"]
  local applies = (not when or is_this_format(when)) and not (unless and is_this_format(unless))
  return applies == visible
end

local function conditional(el)
  local keep = shown(el)
  if keep == nil then
    return nil
  end
  return keep and el.content or {}
end

-- images ---------------------------------------------------------------------------------------

local function image(img)
  local alt = img.attributes["fig-alt"]
  if not alt or alt == "" then
    error("image without fig-alt: " .. img.src:sub(1, 60))
  end
  img.attributes["fig-alt"] = nil
  if TYPST then
    local args = { quoted(img.src), "alt: " .. quoted(alt) }
    for _, side in ipairs({ "height", "width" }) do
      if img.attributes[side] then
        table.insert(args, side .. ": " .. img.attributes[side])
      end
    end
    return raw("#box(image(" .. table.concat(args, ", ") .. "))")
  end
  img.attributes["alt"] = alt
  img.caption = {}
  return img
end

-- floats ---------------------------------------------------------------------------------------

local function numbered(kind, id)
  if numbers[id] then
    error("the id " .. id .. " is used twice")
  end
  counts[kind] = counts[kind] + 1
  numbers[id] = counts[kind]
  return counts[kind]
end

local function html_float(kind, id, caption, content)
  local caption_id = id .. CAPTION_SUFFIX
  local label = { pandoc.Str(words[kind] .. NBSP .. numbers[id] .. ":"), pandoc.Space() }
  local figcaption = pandoc.Plain({ pandoc.RawInline("html", string.format(
    '<figcaption class="quarto-float-caption-top quarto-float-caption quarto-float-%s" id="%s">',
    kind, caption_id)) })
  figcaption.content:extend(label)
  figcaption.content:extend(caption)
  figcaption.content:insert(pandoc.RawInline("html", "</figcaption>"))
  local body = pandoc.Div(content, pandoc.Attr("", {}, { ["aria-describedby"] = caption_id }))
  local open = pandoc.RawBlock("html", '<figure class="quarto-float quarto-float-' .. kind .. '">')
  local inside = { open, figcaption, body, pandoc.RawBlock("html", "</figure>") }
  return pandoc.Div(inside, pandoc.Attr(id, { "quarto-float", "quarto-figure", "quarto-figure-center" }))
end

local function typst_float(kind, id, caption, content)
  local close = pandoc.Plain({ raw("], caption: figure.caption(position: top, [") })
  close.content:extend(caption)
  close.content:insert(raw(string.format(
    ']), kind: "quarto-float-%s", supplement: %s)<%s>', kind, quoted(words[kind]), id)))
  local blocks = pandoc.Blocks({ pandoc.Plain({ raw("#figure([") }) })
  blocks:extend(content)
  blocks:insert(close)
  return blocks
end

local function float(kind, id, caption, content)
  numbered(kind, id)
  return (HTML and html_float or typst_float)(kind, id, caption, content)
end

local function bare(tbl)
  tbl.caption, tbl.identifier = pandoc.Caption(), ""
  if TYPST then
    tbl.classes:insert("typst:no-figure")
  elseif HTML then
    tbl.classes:insert("caption-top")
  end
  return tbl
end

local floats = {
  traverse = "topdown",
  Figure = function(fig)
    local kind = kind_of(fig.identifier)
    local caption = pandoc.utils.blocks_to_inlines(fig.caption.long)
    if kind then
      return float(kind, fig.identifier, caption, fig.content), false
    end
    return fig.content, false
  end,
  Table = function(tbl)
    local kind, id = kind_of(tbl.identifier), tbl.identifier
    local caption = pandoc.utils.blocks_to_inlines(tbl.caption.long)
    if kind then
      return float(kind, id, caption, { bare(tbl) }), false
    end
    return bare(tbl), false
  end,
  Div = function(div)
    local kind, last = kind_of(div.identifier), div.content[#div.content]
    if not kind or not last or last.t ~= "Para" then
      return nil
    end
    div.content:remove(#div.content)
    local content = div.content:map(function(block)
      if block.t == "Table" then
        return bare(block)
      end
      return block.t == "Figure" and block.content[1] or block
    end)
    return float(kind, div.identifier, last.content, content), false
  end,
}

-- callouts -------------------------------------------------------------------------------------

local function callout(div)
  local type = (table.concat(div.classes, " ")):match("callout%-(%a+)")
  if not type then
    return nil
  end
  local title, content = div.attributes.title, div.content
  local inlines
  if title then
    inlines = pandoc.utils.blocks_to_inlines(pandoc.read(title, "markdown").blocks)
  elseif content[1] and content[1].t == "Header" then
    inlines = content[1].content
    content:remove(1)
  else
    inlines = { pandoc.Str(words[type] or words.note) }
  end
  if HTML then
    content:insert(1, pandoc.Para({ pandoc.Strong(inlines) }))
    return pandoc.Div({ pandoc.BlockQuote(content) }, pandoc.Attr(div.identifier))
  end
  local open = pandoc.Plain({ raw("#callout(title: [") })
  open.content:extend(inlines)
  open.content:insert(raw("], body: ["))
  content:insert(1, open)
  content:insert(pandoc.Plain({ raw("])") }))
  return content
end

-- references -----------------------------------------------------------------------------------

local function reference(citation)
  local id = citation.id:sub(1, 1):lower() .. citation.id:sub(2)
  local kind = kind_of(id)
  if not kind or not numbers[id] then
    error("nothing in the document has the id @" .. citation.id)
  end
  local prefix = pandoc.List()
  if #citation.prefix > 0 then
    prefix:extend(citation.prefix)
  elseif citation.mode ~= "SuppressAuthor" then
    prefix:insert(pandoc.Str(words[kind]))
  end
  if TYPST then
    prefix:insert(1, raw("#ref(<" .. id .. ">, supplement: ["))
    prefix:insert(raw("])"))
    return prefix
  end
  prefix:insert(pandoc.Str((#prefix > 0 and NBSP or "") .. numbers[id]))
  return { pandoc.Link(prefix, "#" .. id, "", pandoc.Attr("", { "quarto-xref" })) }
end

local references = {
  Cite = function(cite)
    local result = pandoc.List()
    for i, citation in ipairs(cite.citations) do
      if i > 1 then
        result:extend({ pandoc.Str(","), pandoc.Space() })
      end
      result:extend(reference(citation))
    end
    return result
  end,
  Math = function(math)
    error("mathematics cannot be published as PDF/UA: " .. math.text)
  end,
}

return {
  { Meta = function(meta)
      for key, word in pairs(meta.furniture) do
        words[key] = pandoc.utils.stringify(word)
      end
    end },
  { Div = conditional, Span = conditional },
  { Div = callout },
  floats,
  { Image = image },
  references,
}
