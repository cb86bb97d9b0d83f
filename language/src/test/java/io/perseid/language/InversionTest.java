package io.perseid.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Json;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.function.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Changes of joined entities lead back to the source entities that join them. */
class InversionTest {
    private final Dtl dtl = new Dtl(Functions.standard());
    private final SmallDatasets datasets = new SmallDatasets(Map.of(
            "customer", List.of(entity("c1", "region", "n"), entity("c2", "region", "s")),
            "orders", List.of(entity("o1", "customer", "c1"), entity("o2", "customer", "c2")),
            "lines", List.of(entity("l1", "order", "o1"), entity("l2", "order", "o2")),
            "region", List.of(entity("n", "name", "North"), entity("s", "name", "South"))));

    @Test
    void aJoinOnTheSourcesIdIsFollowedByThatId() {
        assertThat(sources(
                        "[\"hops\", {\"datasets\": [\"orders o\"], \"where\": [\"eq\", \"_S._id\", \"o.customer\"]}]",
                        "orders",
                        "o2"))
                .containsExactly("c2");
    }

    @Test
    void aJoinOnAPropertyNeedsAnIndexOfTheSource() {
        String hops = "[\"hops\", {\"datasets\": [\"region r\"], \"where\": [\"eq\", \"_S.region\", \"r._id\"]}]";
        assertThat(sources(hops, "region", "n")).containsExactly("c1");
        assertThat(((Inverse.Invertible) dependency(hops, "region").inverse()).sourceIndexes())
                .extracting(JoinIndex::name)
                .containsExactly("\"_S.region\"");
    }

    @Test
    void twoJoinsAreFollowedOneAfterTheOther() {
        assertThat(sources(
                        "[\"hops\", {\"datasets\": [\"orders o\", \"lines l\"], \"where\": [[\"eq\", \"_S._id\", \"o.customer\"], [\"eq\", \"o._id\", \"l.order\"]]}]",
                        "lines",
                        "l1"))
                .containsExactly("c1");
    }

    @Test
    void joinsInARuleThatIsAppliedToAJoinAreFollowed() {
        String config = """
                {"rules": {"default": [["add", "x", ["apply-hops", "r", {"datasets": ["orders o"], "where": ["eq", "_S._id", "o.customer"]}]]],
                 "r": [["add", "y", ["hops", {"datasets": ["lines l"], "where": ["eq", "_S._id", "l.order"]}]]]}}""";
        Transform transform = dtl.compile(Json.parseLocated(config, ""), CompileContext.of("p"))
                .orThrow();
        Dependency lines = transform.dependencies().stream()
                .filter(dependency -> dependency.dataset().equals("lines"))
                .findFirst()
                .orElseThrow();
        assertThat(back(lines, "lines", "l2")).containsExactly("c2");
    }

    @Test
    void whatCannotBeFollowedSaysWhy() {
        Inverse recursive = dependency(
                        "[\"hops\", {\"datasets\": [\"orders o\", \"lines l\"], \"where\": [[\"eq\", \"_S._id\", \"o.customer\"], [\"eq\", \"o._id\", \"l.order\"]], \"recurse\": true}]",
                        "orders")
                .inverse();
        assertThat(recursive).isEqualTo(new Inverse.NotInvertible("the join is recursive over several datasets"));
        Inverse parameter = dependency(
                        "[\"hops\", {\"datasets\": [\"orders o\"], \"where\": [\"eq\", \"_B.q\", \"o.customer\"]}]",
                        "orders")
                .inverse();
        assertThat(parameter).isInstanceOf(Inverse.NotInvertible.class);
    }

    /** Whatever changes in a graph, all sources whose result it changes are found. The repetition is the seed. */
    @RepeatedTest(60)
    void recursiveJoinsAreFollowedToAllThatReachTheChange(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        String depth = random.nextBoolean() ? "null" : String.valueOf(1 + random.nextInt(4));
        String where = random.nextBoolean()
                ? "[\"eq\", \"_S.next\", \"n._id\"]"
                : "[[\"eq\", \"_S._id\", \"n.next\"], [\"neq\", \"n.off\", true]]";
        String hops = "[\"hops\", {\"datasets\": [\"node n\"], \"where\": %s, \"recurse\": true, \"max_depth\": %s}]"
                .formatted(where, depth);
        Map<String, Entity> nodes = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            nodes.put("n" + i, node(random, "n" + i));
        }
        Transform transform = transform(hops);
        var inverse = (Inverse.Invertible) dependency(hops, "node").inverse();
        for (int change = 0; change < 20; change++) {
            Map<String, Entity> before = new TreeMap<>(nodes);
            String id = "n" + random.nextInt(8);
            if (random.nextInt(4) == 0) {
                nodes.remove(id);
            } else {
                nodes.put(id, node(random, id));
            }
            var found = new TreeSet<String>();
            for (Entity version : Stream.of(before.get(id), nodes.get(id))
                    .filter(Objects::nonNull)
                    .toList()) {
                inverse.way()
                        .back(
                                version,
                                "node",
                                world(nodes),
                                source -> found.add(source.id().value()));
            }
            for (Entity source : nodes.values()) {
                boolean changed = !result(transform, source, before).equals(result(transform, source, nodes));
                if (changed && !source.id().value().equals(id)) {
                    assertThat(found)
                            .as("%s with depth %s from %s to %s", where, depth, before, nodes)
                            .contains(source.id().value());
                }
            }
        }
    }

    private static Entity node(Random random, String id) {
        var next = random.ints(random.nextInt(3), 0, 8)
                .<Value>mapToObj(n -> new StringValue("n" + n))
                .toList();
        return Entity.of(
                new EntityId(id),
                DictValue.of(Map.of("next", ListValue.of(next), "off", BooleanValue.of(random.nextInt(4) == 0))));
    }

    private static SmallDatasets world(Map<String, Entity> nodes) {
        return new SmallDatasets(Map.of("node", List.copyOf(nodes.values())));
    }

    private static String result(Transform transform, Entity source, Map<String, Entity> nodes) {
        var out = new ArrayList<String>();
        transform.apply(
                source,
                world(nodes),
                emission -> out.add(emission.entity().properties().toString()));
        return out.toString();
    }

    @Test
    void anUntrackedJoinIsNoDependency() {
        Transform transform = transform(
                "[\"hops\", {\"datasets\": [\"orders o\"], \"where\": [\"eq\", \"_S._id\", \"o.customer\"], \"track-dependencies\": false}]");
        assertThat(transform.dependencies()).isEmpty();
        assertThat(transform.datasetsRead()).containsExactly("orders");
    }

    private List<String> sources(String hops, String dataset, String changed) {
        return back(dependency(hops, dataset), dataset, changed);
    }

    private List<String> back(Dependency dependency, String dataset, String changed) {
        var found = new ArrayList<String>();
        Entity entity = datasets.lookup(dataset, new EntityId(changed)).orElseThrow();
        ((Inverse.Invertible) dependency.inverse())
                .way()
                .back(
                        entity,
                        "customer",
                        datasets,
                        source -> found.add(source.id().value()));
        return found;
    }

    private Dependency dependency(String hops, String dataset) {
        return transform(hops).dependencies().stream()
                .filter(dependency -> dependency.dataset().equals(dataset))
                .findFirst()
                .orElseThrow();
    }

    private Transform transform(String hops) {
        return dtl.compile(
                        Json.parseLocated("{\"rules\": {\"default\": [[\"add\", \"x\", " + hops + "]]}}", ""),
                        CompileContext.of("p"))
                .orThrow();
    }

    private static Entity entity(String id, String name, String value) {
        return Entity.of(new EntityId(id), DictValue.of(Map.of(name, new StringValue(value))));
    }
}
