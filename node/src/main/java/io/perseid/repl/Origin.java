package io.perseid.repl;

import io.perseid.entity.JsonNode;
import java.util.List;
import java.util.Optional;

/** Where entities and rules to try things out on come from: a directory, or a node. */
public interface Origin {
    /** What it is, for people: a path or an address. */
    String name();

    /**
     * The first entities of a dataset.
     *
     * @throws io.perseid.fault.Fault if there is no such dataset, or it can't be read
     */
    List<JsonNode> entities(String dataset, int most);

    /** One entity; empty if the dataset does not have it. */
    Optional<JsonNode> entity(String dataset, String id);

    /**
     * A pipe's configuration.
     *
     * @throws io.perseid.fault.Fault if there is no such pipe
     */
    JsonNode pipe(String id);
}
