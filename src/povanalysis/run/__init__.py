"""Jobs: notebook times parameters, executed by papermill, rendered, published."""
