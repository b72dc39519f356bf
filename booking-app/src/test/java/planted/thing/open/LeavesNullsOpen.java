package planted.thing.open;

/** In a package that does not say what may be null. */
class LeavesNullsOpen {}
