# SPDX-License-Identifier: GPL-3.0-or-later
# Generators of NumPy that are objects: each takes the place of the one of np.random while it draws.
def numpy_random():
    class RandomState:
        def __init__(self, seed=None):
            outer = np.random.get_state()
            np.random.seed(seed)
            self.state = np.random.get_state()
            np.random.set_state(outer)

        def draw(self, function, args, kwargs):
            outer = np.random.get_state()
            np.random.set_state(self.state)
            try:
                return function(*args, **kwargs)
            finally:
                self.state = np.random.get_state()
                np.random.set_state(outer)

        def __getattr__(self, name):
            function = getattr(np.random, name)
            return lambda *args, **kwargs: self.draw(function, args, kwargs)

    return {"RandomState": RandomState}
