package io.perseid.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A peer's worker: Jackson reads each entity into a tree, the peer's rule gives another one, Jackson writes it. Within a
 * pipeline it is trees that are handed along.
 *
 * @param <T> what the tree is made of
 */
final class JacksonTree<T> implements LanguagePeer.Worker {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What a peer does with one entity. */
    interface Rule<T> {
        Object apply(T entity) throws Exception;
    }

    private final ObjectReader reader;
    private final Rule<T> rule;
    private final List<T> trees;

    private JacksonTree(Class<T> type, byte[] entities, Rule<T> rule) throws Exception {
        this.reader = MAPPER.readerFor(type);
        this.rule = rule;
        try (MappingIterator<T> all = reader.readValues(entities)) {
            this.trees = all.readAll();
        }
    }

    /** A worker on {@link JsonNode}s. */
    static LanguagePeer.Worker ofNodes(byte[] entities, Rule<JsonNode> rule) throws Exception {
        return new JacksonTree<>(JsonNode.class, entities, rule);
    }

    /** A worker on maps and lists. */
    static LanguagePeer.Worker ofMaps(byte[] entities, Rule<Object> rule) throws Exception {
        return new JacksonTree<>(Object.class, entities, rule);
    }

    @Override
    public byte[] fromJsonToJson(byte[] entities) throws Exception {
        var out = new ByteArrayOutputStream(entities.length);
        try (MappingIterator<T> all = reader.readValues(entities);
                SequenceWriter results = MAPPER.writer().writeValuesAsArray(out)) {
            while (all.hasNextValue()) {
                results.write(rule.apply(all.nextValue()));
            }
        }
        return out.toByteArray();
    }

    @Override
    public long withinPipeline() throws Exception {
        long kept = 0;
        for (T tree : trees) {
            kept += System.identityHashCode(rule.apply(tree)) & 1;
        }
        return kept;
    }
}
