"""What exports to managers of reward terms carry, whole: it is no module by itself (managers.ts)."""

import weakref


class _Step:
    """The reward of all environments, computed once a step, with the state before it and the memory."""

    def __init__(self):
        self.counter = None
        self.before = None
        self.memory = None
        self.terms = None
        self.restarts = 0

    def compute(self, env, read_state, read_action):
        if self.terms is not None and self.counter == env.common_step_counter:
            return
        state = read_state(env)
        if self.before is None:
            self.before = _kept(state)
        if self.memory is None:
            self.memory = initial(env.num_envs, device=env.device)
        total, terms, memory = reward(
            self.before,
            read_action(env),
            state,
            self.memory,
            terminated=env.termination_manager.terminated,
            time=(env.episode_length_buf - 1) * env.step_dt,
            dt=env.step_dt,
        )
        self.terms = paid(terms, total)
        # Copies: a simulator writes into the same tensors again.
        self.memory = {name: value.clone() for name, value in memory.items()}
        self.before = _kept(state)
        self.counter = env.common_step_counter

    def restart(self, env, env_ids, read_state):
        lanes = slice(None) if env_ids is None else env_ids
        if self.memory is not None:
            for name, value in INITIAL.items():
                self.memory[name][lanes] = value
        self.observe(env, lanes, read_state)

    def observe(self, env, lanes, read_state):
        if not BEFORE:
            return
        now = _kept(read_state(env))
        if self.before is None:
            self.before = now
        for path in BEFORE:
            _at(self.before, path)[lanes] = _at(now, path)[lanes]


def _at(nest, path):
    for name in path:
        nest = nest[name]
    return nest


def _kept(state):
    """A copy of what the next step reads of the state before it."""
    kept = {}
    for path in BEFORE:
        at = kept
        for name in path[:-1]:
            at = at.setdefault(name, {})
        at[path[-1]] = _at(state, path).clone()
    return kept


_steps = weakref.WeakKeyDictionary()


def observe(env, read_state):
    """Reads the state before the next step: after the environment's own reset or step, when all of it is computed anew."""
    _steps.setdefault(env, _Step()).observe(env, slice(None), read_state)


class _Term(ManagerTermBase):
    """One unweighted term, of those that are computed together."""

    term = ""

    def __init__(self, cfg, env):
        begin(self, cfg, env)
        self._read_state = cfg.params["read_state"]
        self._step = _steps.setdefault(env, _Step())
        self._restarts = self._step.restarts

    def reset(self, env_ids=None):
        # Every term is told; the first one does it for all.
        self._restarts += 1
        if self._restarts > self._step.restarts:
            self._step.restarts = self._restarts
            self._step.restart(self._env, env_ids, self._read_state)

    def __call__(self, env, read_state, read_action):
        self._step.compute(env, read_state, read_action)
        return self._step.terms[self.term] / scale_of(env)
