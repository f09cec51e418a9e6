"""What Meta-World's worlds know and do not show: the goal that the policy may not see, and what the fingers do."""


def state(env):
    world = env.unwrapped
    goal = getattr(world, "_target_pos", None)
    if goal is None:
        return {}
    fingers = {"centre": world.tcp_center, "touch_thing": bool(world.touching_main_object)}
    return {"goal": goal, "fingers": fingers}
