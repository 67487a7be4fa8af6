--[[ Lets the box around a table be reached, and scrolled, by keyboard.

On a narrow screen a wide table scrolls inside its own box (report.css). Run by both renderers
after floats have become HTML: the box is the div described by the caption of a table.
]]

return {
  {
    Div = function(div)
      local caption = div.attributes["aria-describedby"]
      if FORMAT:match("html") and caption and caption:match("^tbl%-.+%-caption%-") then
        div.attributes["aria-describedby"] = nil
        div.attributes["aria-labelledby"] = caption
        div.attributes["role"] = "region"
        div.attributes["tabindex"] = "0"
        return div
      end
    end,
  },
}
