package io.perseid.language;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import org.jspecify.annotations.Nullable;

/** What a compiled path starts from, found in a frame. */
sealed interface Origin {
    /** The property of that name; null if there is none. */
    Value get(Frame frame, String name);

    /** All of it. */
    Value whole(Frame frame);

    /** The source of the rule so many applications up. */
    record SourceOrigin(int ups) implements Origin {
        @Override
        public Value get(Frame frame, String name) {
            Frame there = up(frame, ups);
            return there == null ? NullValue.NULL : there.source().get(name);
        }

        @Override
        public Value whole(Frame frame) {
            Frame there = up(frame, ups);
            return there == null ? NullValue.NULL : there.source().whole();
        }
    }

    /** The target of the rule so many applications up. */
    record TargetOrigin(int ups) implements Origin {
        @Override
        public Value get(Frame frame, String name) {
            Frame there = up(frame, ups);
            return there == null ? NullValue.NULL : there.target().get(name);
        }

        @Override
        public Value whole(Frame frame) {
            Frame there = up(frame, ups);
            return there == null ? NullValue.NULL : there.target().dict();
        }
    }

    /** The context so many applications up, with its {@code _S} and {@code _T}. */
    record ContextOrigin(int ups) implements Origin {
        @Override
        public Value get(Frame frame, String name) {
            return Walk.get(whole(frame), name);
        }

        @Override
        public Value whole(Frame frame) {
            Frame there = up(frame, ups);
            return there == null
                    ? NullValue.NULL
                    : new DictBuilder()
                            .put("_S", there.source().whole())
                            .put("_T", there.target().dict())
                            .build();
        }
    }

    /** A dataset of a join. */
    record AliasOrigin(int slot) implements Origin {
        @Override
        public Value get(Frame frame, String name) {
            return frame.alias(slot).get(name);
        }

        @Override
        public Value whole(Frame frame) {
            return frame.alias(slot).whole();
        }
    }

    /** The current value. */
    record CurrentOrigin() implements Origin {
        @Override
        public Value get(Frame frame, String name) {
            return Walk.get(frame.current(), name);
        }

        @Override
        public Value whole(Frame frame) {
            return frame.current();
        }
    }

    /** The parameters of the request. */
    record ParametersOrigin() implements Origin {
        @Override
        public Value get(Frame frame, String name) {
            return frame.run().context().parameters().get(name);
        }

        @Override
        public Value whole(Frame frame) {
            return frame.run().context().parameters();
        }
    }

    /** The frame so many applications up, the outermost for {@link Base#OUTERMOST}; null if there are not so many. */
    private static @Nullable Frame up(Frame frame, int ups) {
        if (ups == 0) {
            return frame;
        }
        return ups == Base.OUTERMOST || frame.hasParent(ups) ? frame.parent(ups) : null;
    }

    /** What the base of a path compiles to. */
    static Origin of(Base base) {
        return switch (base) {
            case Base.SourceBase(int ups) -> new SourceOrigin(ups);
            case Base.TargetBase(int ups) -> new TargetOrigin(ups);
            case Base.ParentBase(int ups) -> new ContextOrigin(ups);
            case Base.AliasBase(String _, int slot) -> new AliasOrigin(slot);
            case Base.CurrentBase _ -> new CurrentOrigin();
            case Base.ParametersBase _ -> new ParametersOrigin();
        };
    }
}
