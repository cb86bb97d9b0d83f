package io.perseid.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.language.function.Functions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of the kind that people write are run as recipes, and those that look at what they make are not. */
class MovedRuleTest {
    private static final List<String> ENTITIES = List.of(
            "{\"_id\": \"1\", \"a\": 1, \"b\": \"x\", \"secret\": true, \"lines\": [{\"n\": 1, \"s\": \"on\"}, {\"n\": 2}]}",
            "{\"_id\": \"2\", \"b\": \"y\", \"a\": null, \"lines\": []}",
            "{\"_id\": \"3\", \"lines\": {\"n\": 3, \"s\": \"on\"}, \"c\": [1, 2], \"a\": \"Ærlig\"}",
            "{\"_id\": \"4\"}",
            "{\"_id\": \"5\", \"a\": 1, \"b\": \"x\", \"secret\": true, \"lines\": [[{\"n\": 4}], \"text\", null]}");

    private final Dtl dtl = new Dtl(Functions.standard());

    @Test
    void copyingRenamingAndAddingIsARecipe() {
        assertMoved(
                "[\"copy\", \"*\", [\"list\", \"secret\", \"l*\"]], [\"rename\", \"a\", \"z\"], [\"add\", \"type\", \"t\"]");
        assertMoved(
                "[\"copy\", \"*\"], [\"add\", \"a\", [\"upper\", \"_S.b\"]], [\"remove\", \"b\"], [\"rename\", \"a\", \"b\"]");
    }

    @Test
    void conditionsChooseAmongRecipes() {
        assertMoved("[\"filter\", [\"neq\", \"_S._id\", \"2\"]], [\"copy\", \"*\"]");
        assertMoved(
                "[\"copy\", \"a\"], [\"if\", [\"is-null\", \"_S.a\"], [\"add\", \"x\", 1], [[\"add\", \"y\", 2], [\"filter\", \"_S.secret\"]]], [\"add\", \"a\", 3]");
        assertMoved("[\"add-if\", \"x\", \"_S.a\"], [\"default\", \"x\", \"none\"], [\"comment\", \"done\"]");
    }

    @Test
    void anIdThatIsSetIsTheOneThatComesOut() {
        assertMoved("[\"add\", \"_id\", [\"concat\", \"x-\", \"_S._id\"]], [\"add\", \"b\", \"_S.b\"]");
        assertPlain("[\"add\", \"_id\", \"x\"], [\"copy\", \"*\"]");
    }

    @Test
    void functionsOfItemsReadOnlyWhatTheyNeed() {
        assertMoved(
                "[\"add\", \"x\", [\"map\", [\"dict\", \"m\", \"_.n\", \"s\", \"_.s\"], [\"filter\", [\"eq\", \"_.s\", \"on\"], \"_S.lines\"]]]");
        assertMoved(
                "[\"add\", \"x\", [\"sum\", \"_S.lines.n\"]], [\"add\", \"y\", [\"map\", [\"map\", \"_.n\", \"_.\"], \"_S.lines\"]]");
        assertMoved(
                "[\"add\", \"x\", [\"map-dict\", \"_.\", [\"sum\", \"_.n\"], [\"group-by\", \"_.s\", [\"string\", \"_.\"], \"_S.lines\"]]]");
    }

    @Test
    void aRuleThatLooksAtItsTargetIsRunLineByLine() {
        assertPlain("[\"copy\", \"*\"], [\"add\", \"x\", \"_T.a\"]");
        assertPlain(
                "[\"add\", \"x\", [\"apply\", \"inner\", \"_S.lines\"]]",
                ", \"inner\": [[\"add\", \"t\", \"_P._T.x\"]]");
        assertPlain("[\"copy\", \"_S.b\"]");
        assertPlain("[\"create\", [\"dict\", \"_id\", \"new\"]]");
    }

    private void assertMoved(String lines) {
        assertThat(compiled(lines, "").moved()).as(lines).isPresent();
        verify(lines, "");
    }

    private void assertPlain(String lines, String... others) {
        String more = String.join("", others);
        assertThat(compiled(lines, more).moved()).as(lines).isEmpty();
        verify(lines, more);
    }

    private void verify(String lines, String more) {
        new RewriteVerifier(dtl, new RandomRules(1, dtl)).verify(config(lines, more), CompileContext.of("p"), ENTITIES);
    }

    private CompiledTransform compiled(String lines, String more) {
        return (CompiledTransform) dtl.compile(Json.parseLocated(config(lines, more), ""), CompileContext.of("p"))
                .orThrow();
    }

    private static String config(String lines, String more) {
        return "{\"type\": \"dtl\", \"rules\": {\"default\": [" + lines + "]" + more + "}}";
    }
}
