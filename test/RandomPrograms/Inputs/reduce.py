"""Makes a program small that shows something: statements go as long as it still does."""

BODIES = ("body", "before", "after", "statements")


def list_bodies(node):
    """Every list of statements below a node, outermost first."""
    for name in BODIES:
        statements = getattr(node, name, None)
        if isinstance(statements, list):
            yield statements
            for statement in statements:
                yield from list_bodies(statement)
    for body in getattr(node, "bodies", None) or ():
        if body is not None:
            yield body
            for statement in body:
                yield from list_bodies(statement)
    for block in getattr(node, "blocks", None) or ():
        yield from list_bodies(block)


def _try(statements, at, replacement, still_shows):
    old = statements[at : at + 1]
    statements[at : at + 1] = replacement
    try:
        if still_shows():
            return True
    except (KeyError, RuntimeError):
        pass  # A value that is gone is still used.
    statements[at : at + len(replacement)] = old
    return False


def _straighten(function, block, still_shows):
    """Makes a block go one way, without what is not reached any more."""
    old, blocks = (block.selector, block.is_switch, block.targets), function.blocks
    for target in old[2] if len(old[2]) > 1 else ():
        block.selector, block.is_switch, block.targets = None, False, [target]
        reached = [blocks[0]]
        for other in reached:
            numbers = [number for number, _ in other.targets]
            reached += [b for b in blocks if b.number in numbers and b not in reached]
        function.blocks = [b for b in blocks if b in reached]
        try:
            if still_shows():
                return True
        except (KeyError, RuntimeError):
            pass
    block.selector, block.is_switch, block.targets = old
    function.blocks = blocks
    return False


def _pass(program, still_shows):
    changed = False
    for function in list(program):
        for statements in list(list_bodies(function)):
            at = len(statements) - 1
            while at >= 0:
                statement = statements[at]
                inner = [body for body in list_bodies(statement) if body]
                replacements = [[]] + [list(body) for body in inner]
                changed |= any(_try(statements, at, new, still_shows) for new in replacements)
                at -= 1
        for block in function.blocks or ():
            changed |= _straighten(function, block, still_shows)
    for function in program[:-1]:
        at = program.index(function)
        changed |= _try(program, at, [], still_shows)
    return changed


def reduce_program(program, still_fails):
    """Changes `program` in place; `still_fails` judges a program."""
    while _pass(program, lambda: still_fails(program)):
        pass
