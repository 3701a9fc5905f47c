"""Lets Python programs under `pennywire run` trust its development CA.

requests reads REQUESTS_CA_BUNDLE only for requests that it sends itself. Older versions of the twilio package prepare
theirs and send them past that step, so for them the bundle must stand where certifi says that certificates are.
"""

import importlib.machinery
import importlib.util
import os
import sys

_folder = os.path.dirname(os.path.abspath(__file__))


def _use_bundle():
    bundle = os.environ.get("REQUESTS_CA_BUNDLE")
    if not bundle or not os.path.exists(bundle):
        return
    try:
        import certifi
    except ImportError:
        return
    certifi.where = lambda: bundle


def _run_the_one_behind():
    """Python knows one module of this name; the machine's own still has its turn."""
    others = [path for path in sys.path if os.path.abspath(path or ".") != _folder]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is None or spec.loader is None:
        return
    module = importlib.util.module_from_spec(spec)
    sys.modules["sitecustomize"] = module
    spec.loader.exec_module(module)


_use_bundle()
_run_the_one_behind()
