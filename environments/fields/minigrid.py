"""Where things are in a world of MiniGrid, which shows its policy no more than what lies before the agent."""

KINDS = ("goal", "key", "door", "ball", "box")


def state(env):
    world = env.unwrapped
    grid, carried = getattr(world, "grid", None), getattr(world, "carrying", None)
    if grid is None:
        return {}
    x, y = (int(place) for place in world.agent_pos)
    nearest = {}
    for place, cell in enumerate(grid.grid):
        if cell is None or cell.type not in KINDS:
            continue
        column, row = place % grid.width, place // grid.width
        far = abs(column - x) + abs(row - y)
        if cell.type not in nearest or far < nearest[cell.type][0]:
            nearest[cell.type] = (far, [column, row], cell)
    told = {
        "agent": {"position": [x, y], "front": [int(place) for place in world.front_pos], "carries": carried is not None}
    }
    for kind in KINDS:
        held = carried is not None and carried.type == kind
        found = nearest.get(kind)
        told[kind] = {"position": [x, y] if held else found[1] if found else [-1, -1], "there": found is not None}
        if kind == "door":
            told[kind]["open"] = bool(found and found[2].is_open)
            told[kind]["locked"] = bool(found and found[2].is_locked)
        elif kind != "goal":
            told[kind]["carried"] = held
    return told
