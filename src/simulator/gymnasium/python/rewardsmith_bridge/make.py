"""Finds packages and makes environments; what goes wrong is told apart, so that a person reads what to do."""

import hashlib
import importlib
import importlib.metadata
import pathlib
import sys
import traceback

from .channel import Failure


def trace(error):
    return "".join(traceback.format_exception(error)[-12:])[-4000:]


def backend_module(backend):
    try:
        return importlib.import_module(backend)
    except Exception as error:
        missing = isinstance(error, ModuleNotFoundError) and error.name == backend
        kind = "no-package" if missing else "import-failed"
        raise Failure(kind, str(error), package=backend, executable=sys.executable) from error


def import_modules(names):
    for name in names:
        try:
            importlib.import_module(name)
        except Exception as error:
            missing = isinstance(error, ModuleNotFoundError) and error.name in (name, name.split(".")[0])
            kind = "no-module" if missing else "import-failed"
            raise Failure(kind, str(error), package=name, executable=sys.executable, trace=trace(error)) from error


def known_ids(backend):
    module = backend_module(backend)
    return sorted(module.list_all_envs() if backend == "envpool" else module.registry.keys())


def versions(modules):
    """Versions by package name; of a module that belongs to no package, its file's hash."""
    owners = importlib.metadata.packages_distributions()
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    for module in modules:
        for package in owners.get(module.split(".")[0], []):
            found[package] = importlib.metadata.version(package)
        path = getattr(sys.modules.get(module), "__file__", None)
        if module.split(".")[0] not in owners and path is not None:
            found[module] = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
    return dict(sorted(found.items()))


def installed(packages):
    """Versions of the packages that can be imported; null for the others."""

    def version(package):
        try:
            return str(getattr(importlib.import_module(package), "__version__", "installed"))
        except Exception:
            return None

    return {
        "python": ".".join(map(str, sys.version_info[:3])),
        "executable": sys.executable,
        "packages": {package: version(package) for package in packages},
    }


def known_to_old_gym(name):
    """Whether an import registered it in `gym`, Gymnasium's predecessor."""
    registry = getattr(getattr(sys.modules.get("gym"), "envs", None), "registry", None)
    known = getattr(registry, "env_specs", registry)  # a class of its own until gym 0.26
    return isinstance(known, dict) and name in known


def make_one(gymnasium, name, options, shim=False):
    """One Gymnasium environment, without the checker that wraps it in every step; `shim`: one of another interface."""
    errors = gymnasium.error
    unknown = (errors.NameNotFound, errors.VersionNotFound, errors.NamespaceNotFound, errors.UnregisteredEnv)
    try:
        if shim:
            from .shim import make_shimmed

            return make_shimmed(name, **options)
        return gymnasium.make(name, disable_env_checker=True, **options)
    except unknown as error:
        raise Failure("unknown-id", str(error), ids=known_ids("gymnasium"), old=known_to_old_gym(name)) from error
    except errors.DeprecatedEnv as error:
        raise Failure("deprecated", str(error)) from error
    except (errors.DependencyNotInstalled, ModuleNotFoundError) as error:
        raise Failure("no-dependency", str(error), executable=sys.executable) from error
    except Exception as error:
        mistyped = isinstance(error, TypeError)
        if mistyped and ("must inherit from the gymnasium.Env" in str(error) or "Gym is incompatible" in str(error)):
            raise Failure("interface", "it is no gymnasium.Env", trace=trace(error)) from error
        option = mistyped and "unexpected keyword" in str(error)
        raise Failure("bad-option" if option else "make-failed", f"{type(error).__name__}: {error}", trace=trace(error)) from error
