# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts use of Python's argparse and json.
def library():
    class Namespace:
        def __init__(self, **values):
            self.__dict__.update(values)

        def __repr__(self):
            return "Namespace(" + ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items()) + ")"

    class Option:
        def __init__(self, names, dest, action, type, default, choices, nargs, required):
            self.names, self.action, self.type, self.choices, self.nargs = names, action, type, choices, nargs
            long = [n for n in names if n.startswith("--")]
            self.given_by_name = names[0].startswith("-")
            self.dest = dest or (long[0] if long else names[0]).lstrip("-").replace("-", "_")
            self.default = default
            if action == "store_true" or action == "store_false":
                self.default = action == "store_false" if default is None else default
            self.required = required or (not self.given_by_name and nargs not in ("?", "*"))

        def read(self, text):
            value = self.type(text) if self.type else text
            if self.choices is not None and value not in self.choices:
                names = ", ".join(repr(c) for c in self.choices)
                raise SystemExit(f"argument {'/'.join(self.names)}: invalid choice: {value!r} (choose from {names})")
            return value

    class ArgumentParser:
        def __init__(self, prog=None, description=None, **kwargs):
            self.description, self.options = description, []

        def add_argument(self, *names, dest=None, action="store", type=None, default=None, choices=None, nargs=None,
                         required=False, help=None, metavar=None):
            option = Option(names, dest, action, type, default, choices, nargs, required)
            self.options.append(option)
            return option

        def add_argument_group(self, *args, **kwargs):
            return self

        def set_defaults(self, **values):
            for o in self.options:
                o.default = values.get(o.dest, o.default)

        def named(self, name):
            for o in self.options:
                if name in o.names:
                    return o
            raise SystemExit("unrecognized arguments: " + name)

        def take(self, option, words):
            if option.action == "store_true" or option.action == "store_false":
                return option.action == "store_true"
            if option.nargs is None or option.nargs == "?":
                if not words:
                    raise SystemExit(f"argument {'/'.join(option.names)}: expected one argument")
                return option.read(words.pop(0))
            most = option.nargs if isinstance(option.nargs, int) else len(words)
            taken = []
            while words and len(taken) < most and not words[0].startswith("--"):
                taken.append(option.read(words.pop(0)))
            return taken

        def parse_args(self, args=None, namespace=None):
            words, found = list(sys.argv[1:] if args is None else args), {}
            places = [o for o in self.options if not o.given_by_name]
            while words:
                name, equals, value = words[0].partition("=")
                if name.startswith("-") and not name.lstrip("-.").isdigit():
                    words = ([value] if equals else []) + words[1:]
                    option = self.named(name)
                elif places:
                    option = places.pop(0)
                else:
                    raise SystemExit("unrecognized arguments: " + " ".join(words))
                found[option.dest] = self.take(option, words)
            for o in self.options:
                if o.required and o.dest not in found:
                    raise SystemExit("the following arguments are required: " + "/".join(o.names))
            return Namespace(**{o.dest: found.get(o.dest, o.default) for o in self.options})

        def parse_known_args(self, args=None):
            return self.parse_args(args), []

    # json
    def escaped(text):
        for c, by in (("\\", "\\\\"), ("\"", "\\\""), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
            text = text.replace(c, by)
        return "\"" + "".join(c if ord(c) < 128 else f"\\u{ord(c):04x}" for c in text) + "\""

    def joined(items, brackets, indent, inner):
        if not items:
            return brackets
        if indent is None:
            return brackets[0] + ", ".join(items) + brackets[1]
        return brackets[0] + inner + ("," + inner).join(items) + inner[:-indent] + brackets[1]

    def dumped(value, indent, depth):
        inner = "" if indent is None else "\n" + " "*(indent*(depth + 1))
        if value is None or isinstance(value, bool):
            return {None: "null", True: "true", False: "false"}[value]
        if isinstance(value, str):
            return escaped(value)
        if isinstance(value, dict):
            items = [(escaped(k) if isinstance(k, str) else "\"" + dumped(k, None, 0) + "\"") + ": "
                     + dumped(v, indent, depth + 1) for k, v in value.items()]
            return joined(items, "{}", indent, inner)
        if isinstance(value, (list, tuple)):
            return joined([dumped(v, indent, depth + 1) for v in value], "[]", indent, inner)
        if isinstance(value, (int, float)):
            return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(repr(value), repr(value))
        raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")

    def dumps(obj, indent=None, sort_keys=False, ensure_ascii=True):
        return dumped(dict(sorted(obj.items())) if sort_keys else obj, indent, 0)

    # imported for its effect alone: the error is where such axes are made
    class Axes3D:
        pass

    # mpl_toolkits.axisartist: axes with arrows through a point, as spines that are moved
    class FloatingAxis:
        def __init__(self, nth_coord, value):
            self.side, self.value = ("bottom", "left")[nth_coord], value

    class AxisLine:
        def __init__(self, spines):
            self.spines = spines

        def set_visible(self, visible):
            for spine in self.spines:
                spine.set_visible(visible)

        def nothing(self, *args, **kwargs):
            pass

        set_axisline_style = set_axis_direction = set_ticklabel_direction = nothing

    class AxisLines:
        def __init__(self, ax):
            self.ax, self.made = ax, {}

        def __call__(self, *args, **kwargs):
            return self.ax.axis(*args, **kwargs)

        def __getitem__(self, name):
            names = ["left", "right", "top", "bottom"] if not isinstance(name, str) else [self.made.get(name, name)]
            return AxisLine([self.ax.spines[n] for n in names])

        def __setitem__(self, name, axis):
            self.made[name] = axis.side
            self.ax.spines[axis.side].set_visible(True)
            self.ax.spines[axis.side].set_position(("data", axis.value))

    class Subplot:
        def __init__(self, fig, *args, **kwargs):
            self.ax = fig.add_subplot(*args)
            self.axis = AxisLines(self.ax)

        def new_floating_axis(self, nth_coord, value):
            return FloatingAxis(nth_coord, value)

        def __getattr__(self, name):
            return getattr(self.ax, name)

    # What pyplot has of matplotlib.ticker
    tickers = {name: getattr(matplotlib.ticker, name)
               for name in ["AutoLocator", "FixedLocator", "LinearLocator", "LogLocator", "MaxNLocator", "NullLocator",
                            "FormatStrFormatter", "FuncFormatter", "NullFormatter", "ScalarFormatter"]}

    # setp(lines, linewidth=2), setp(axes, "xlabel", "x"): what set() of each does
    def setp(obj, *args, **kwargs):
        if isinstance(obj, (list, tuple)):
            for one in obj:
                setp(one, *args, **kwargs)
        else:
            obj.set(**dict(zip(args[::2], args[1::2])), **kwargs)

    # matplotlib.font_manager: the fonts of plots are nabla's own, which have Chinese letters, too
    class FontProperties:
        def __init__(self, family=None, *args, **options):
            self.family = family

        def get_name(self):
            return self.family or "sans-serif"

    class FontManager:
        def addfont(self, path):
            pass

    # matplotlib.gridspec: a place is three numbers for add_subplot, whose plots take even shares
    def share(places, count):
        span = len(places)
        if span == 0 or count % span or places[0] % span or places[-1] - places[0] != span - 1:
            raise NotImplementedError("a plot of nabla's takes an even share of a grid: a half, a third")
        return count//span, places[0]//span

    def place(shape, rows, columns):
        (rows, row), (columns, column) = share(rows, shape[0]), share(columns, shape[1])
        return rows, columns, row*columns + column + 1

    class GridSpec:
        def __init__(self, nrows, ncols, figure=None, width_ratios=None, height_ratios=None, **options):
            self.nrows, self.ncols = nrows, ncols
            if width_ratios is not None or height_ratios is not None:
                note("GridSpec: all rows are as high as each other, and columns as wide")

        def __getitem__(self, key):
            if isinstance(key, int):
                key = divmod(range(self.nrows*self.ncols)[key], self.ncols)
            if not isinstance(key, tuple):
                raise NotImplementedError("nabla takes places of a grid by row and column")
            rows, columns = list(range(self.nrows))[key[0]], list(range(self.ncols))[key[1]]
            return place((self.nrows, self.ncols), [rows] if isinstance(rows, int) else rows,
                         [columns] if isinstance(columns, int) else columns)

    def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None):
        rows, columns = range(loc[0], loc[0] + rowspan), range(loc[1], loc[1] + colspan)
        return plt.subplot(place(shape, rows, columns))

    return {"matplotlib.font_manager": {"FontProperties": FontProperties, "fontManager": FontManager()},
            "matplotlib.gridspec": {"GridSpec": GridSpec}, "matplotlib.pyplot": {"setp": setp, "GridSpec": GridSpec, "subplot2grid": subplot2grid, **tickers},
            "mpl_toolkits.axisartist": {"Subplot": Subplot}, "mpl_toolkits.mplot3d": {"Axes3D": Axes3D}, "argparse": {"ArgumentParser": ArgumentParser, "Namespace": Namespace}, "json": {"dumps": dumps}}
