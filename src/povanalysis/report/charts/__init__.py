"""Charts, a module each, in one style."""

from povanalysis.errors import not_installed


def set_theme(height: float = 3.2) -> None:
    """Let an analyst's charts look like those of the reports, in this process from now on.

    Font, colours, grid and width are set as matplotlib's defaults, which seaborn and pandas follow.

    Parameters
    ----------
    height
        Of charts, in inches; they are as wide as the text.

    Returns
    -------
    None

    Raises
    ------
    PovError
        matplotlib is not installed.

    Examples
    --------
    >>> import matplotlib
    >>> with matplotlib.rc_context():
    ...     set_theme()
    ...     print(matplotlib.rcParams["font.family"], matplotlib.rcParams["figure.figsize"])
    ['Source Sans 3'] [6.4, 3.2]
    """
    try:
        from povanalysis.report.charts import style
    except ModuleNotFoundError as error:
        raise not_installed(error.name) or error from None
    style.use(height)
