package io.perseid.language;

/** What a path starts from. */
sealed interface Base {
    /** {@code _S} of the rule so many applications up. */
    record SourceBase(int ups) implements Base {}

    /** {@code _T} of the rule so many applications up. */
    record TargetBase(int ups) implements Base {}

    /** {@code _P}, the context so many applications up, as a whole. */
    record ParentBase(int ups) implements Base {}

    /** {@code _B}. */
    record ParametersBase() implements Base {}

    /** {@code _}. */
    record CurrentBase() implements Base {}

    /** A dataset of a join. */
    record AliasBase(String name, int slot) implements Base {}

    /** As many applications up as there are. */
    int OUTERMOST = Integer.MAX_VALUE;
}
