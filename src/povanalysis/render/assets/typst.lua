--[[ Writes the document for Typst, too, while Pandoc is converting it to HTML.

Run by the embedded renderer only, before the other filters. Reading a report takes Pandoc longer
than writing it, so one run does both: this filter hands a copy of the document to the same filters
(POVANALYSIS_FILTERS) with Typst as their format, and writes it to the file that POVANALYSIS_TYPST
names. The document itself goes on to HTML as it is.
]]

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)

local function beside(...)
  return pandoc.path.join({ HERE, ... })
end

-- `##` is the highest heading of a report, below its title; in Typst, `=` is the highest
local raised = {
  Header = function(header)
    header.level = header.level - 1
    return header
  end,
}

function Pandoc(doc)
  local copy = doc:walk(raised)
  local as_typst = setmetatable({ FORMAT = "typst" }, { __index = _G })
  for name in os.getenv("POVANALYSIS_FILTERS"):gmatch("%S+") do
    copy = pandoc.utils.run_lua_filter(copy, beside(name), as_typst)
  end
  local path = beside("typst", "typst.template")
  local file <close> = assert(io.open(path))
  local template = pandoc.template.compile(file:read("a"), path)
  local options = pandoc.WriterOptions({ template = template, wrap_text = "none" })
  local target <close> = assert(io.open(os.getenv("POVANALYSIS_TYPST"), "w"))
  target:write(pandoc.write(copy, "typst", options))
end
