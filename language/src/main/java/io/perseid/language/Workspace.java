package io.perseid.language;

import io.perseid.entity.Entries;
import io.perseid.entity.Layout;
import io.perseid.entity.ValueWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule made of moves needs while it runs, kept for the next entity. Not thread-safe: one run at a time. */
final class Workspace {
    private static final int MOST_RECIPES = 1_024;

    /** The entries of the source. */
    final Entries entries;

    /** The entries of items, for each place where a function is evaluated for them. */
    final Entries[] sites;

    /** Values that were made, one after the other. */
    final ValueWriter made = new ValueWriter();

    /** Where each of them begins and ends; the end is -1 for one that was not made. */
    final int[] starts;

    final int[] ends;

    /** The target. */
    final ValueWriter target = new ValueWriter();

    private final Map<Way, Recipe> recipes = new HashMap<>();
    private @Nullable Recipe last;

    Workspace(List<String> read, List<List<String>> sites, int puts) {
        this.entries = Entries.all(read);
        this.sites = sites.stream().map(Entries::of).toArray(Entries[]::new);
        this.starts = new int[puts];
        this.ends = new int[puts];
    }

    /** What was decided on the way through a rule for a source of this layout. */
    record Way(Layout layout, long decisions) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Way that && layout == that.layout && decisions == that.decisions;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(layout) * 31 + Long.hashCode(decisions);
        }
    }

    /** The recipe for a way, if it is known. */
    @Nullable
    Recipe recipe(long decisions) {
        Recipe recipe = last;
        Layout layout = entries.layout();
        if (recipe != null && recipe.layout() == layout && recipe.decisions() == decisions) {
            return recipe;
        }
        recipe = recipes.get(new Way(layout, decisions));
        last = recipe;
        return recipe;
    }

    /** Keeps a recipe. */
    void keep(Recipe recipe) {
        if (recipes.size() >= MOST_RECIPES) {
            recipes.clear();
        }
        recipes.put(new Way(recipe.layout(), recipe.decisions()), recipe);
        last = recipe;
    }
}
