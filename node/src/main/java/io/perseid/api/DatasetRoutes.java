package io.perseid.api;

import static io.perseid.http.Method.DELETE;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictValue;
import io.perseid.entity.EntityId;
import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Parameters;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.Pipe;
import io.perseid.hub.PipeState;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import io.perseid.store.Subset;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Datasets: their figures, their entities now and before, their indexes. */
final class DatasetRoutes {
    private static final long MOST_WAIT_SECONDS = 60;

    private final Hub hub;
    private final Store store;

    DatasetRoutes(Hub hub, Store store) {
        this.hub = hub;
        this.store = store;
    }

    List<Route> list() {
        return List.of(
                route(GET, "/api/datasets", "All datasets with their figures.", "verbose", this::all),
                route(GET, "/api/datasets/{dataset}", "One dataset with its figures and indexes.", this::one),
                route(DELETE, "/api/datasets/{dataset}", "Deletes a dataset with all its history.", this::delete),
                route(
                        POST,
                        "/api/datasets/{dataset}",
                        "Decides about what the circuit breaker holds back: commit-circuit-breaker, rollback-circuit-breaker.",
                        "operation*",
                        this::decide),
                route(
                        GET,
                        "/api/datasets/{dataset}/entities",
                        "A dataset's entities in the order of its log.",
                        "since as_of limit history deleted reverse subset populated uncommitted wait",
                        this::entities),
                route(
                        GET,
                        "/api/datasets/{dataset}/diff",
                        "What differs between two moments: the version of the later one, for each entity that changed.",
                        "from* to limit deleted",
                        this::diff),
                route(
                        GET,
                        "/api/datasets/{dataset}/events",
                        "A dataset's entities as server-sent events, as they are written.",
                        "since history deleted",
                        this::events),
                route(
                        GET,
                        "/api/datasets/{dataset}/entity",
                        "One entity: its newest version, or the version at an offset.",
                        "entity_id offset subset uncommitted",
                        this::entity),
                route(
                        GET,
                        "/api/datasets/{dataset}/history",
                        "All versions of one entity, newest first.",
                        "entity_id* limit",
                        this::history),
                route(GET, "/api/datasets/{dataset}/indexes", "A dataset's indexes.", this::indexes),
                route(
                        DELETE,
                        "/api/datasets/{dataset}/indexes/{index}",
                        "Drops an index; it is built again when it is needed.",
                        this::dropIndex));
    }

    private Answer all(Call call) {
        return JsonAnswer.of(JsonAnswer.value(store.datasets().stream()
                .map(store::find)
                .flatMap(Optional::stream)
                .map(this::describe)
                .toList()));
    }

    private Answer one(Call call) {
        return JsonAnswer.of(describe(dataset(call)));
    }

    private Answer delete(Call call) {
        var dataset = dataset(call);
        var writer = writer(dataset);
        if (writer.filter(pipe -> pipe.state() == PipeState.RUNNING || pipe.state() == PipeState.STOPPING)
                .isPresent()) {
            throw new Fault(
                    ApiCode.DATASET_IN_USE,
                    "a pipe is writing the dataset; stop it first",
                    "dataset",
                    dataset.name(),
                    "pipe",
                    writer.get().id());
        }
        var description = describe(dataset);
        hub.deleteDataset(dataset.name().value());
        return JsonAnswer.of(description);
    }

    private Answer decide(Call call) throws IOException {
        String name = dataset(call).name().value();
        String operation = call.form().required("operation");
        switch (operation) {
            case "commit-circuit-breaker" -> hub.decide(name, true);
            case "rollback-circuit-breaker" -> hub.decide(name, false);
            default ->
                throw new Fault(
                        ApiCode.OPERATION_UNKNOWN,
                        "a dataset has no such operation",
                        "found",
                        operation,
                        "wanted",
                        "commit-circuit-breaker, rollback-circuit-breaker");
        }
        return JsonAnswer.of(describe(dataset(call)));
    }

    private Answer entities(Call call) {
        var query = call.query();
        var dataset = dataset(call);
        if (query.flag("populated", false) && !dataset.populated()) {
            throw new Fault(
                    ApiCode.DATASET_NOT_POPULATED, "the dataset has not been filled yet", "dataset", dataset.name());
        }
        long since = Since.offset(query);
        long wait = Math.min(query.number("wait", 0, 0), MOST_WAIT_SECONDS);
        if (wait > 0) {
            Following.await(dataset, since, Duration.ofSeconds(wait));
        }
        Optional<Subset> subset = query.text("subset").map(text -> Subsets.find(dataset, text));
        long asOf = Moment.end(query, "as_of", dataset);
        if (subset.isPresent() && asOf != ReadRequest.NOW) {
            throw Parameters.malformed(
                    "as_of", query.required("as_of"), "none, since a subset holds newest versions only");
        }
        var request = new ReadRequest(
                since,
                query.number("limit", Long.MAX_VALUE, 0),
                subset.isEmpty() && query.flag("history", true),
                query.flag("deleted", true),
                query.flag("reverse", false),
                asOf,
                subset);
        Optional<Dataset> held =
                query.flag("uncommitted", false) ? hub.heldBack(dataset.name().value()) : Optional.empty();
        String tag = tag(held.orElse(dataset), call);
        if (isHeld(call, tag)) {
            return notModified(tag);
        }
        return EntityAnswer.of(held.orElse(dataset).read(request), headers(dataset))
                .with("ETag", tag);
    }

    private Answer diff(Call call) {
        var query = call.query();
        var dataset = dataset(call);
        query.required("from");
        long from = Moment.end(query, "from", dataset);
        long to = Moment.end(query, "to", dataset);
        if (to < from) {
            throw Parameters.malformed("to", query.required("to"), "a moment that is not before `from`");
        }
        var request = new ReadRequest(
                from - 1,
                query.number("limit", Long.MAX_VALUE, 0),
                false,
                query.flag("deleted", true),
                false,
                to,
                Optional.empty());
        return EntityAnswer.of(dataset.read(request), headers(dataset));
    }

    private Answer events(Call call) {
        var query = call.query();
        var dataset = dataset(call);
        long since = call.headers()
                .value("Last-Event-ID")
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElseGet(() -> Since.offset(query));
        return Following.events(
                dataset,
                ReadRequest.since(since)
                        .withHistory(query.flag("history", true))
                        .withDeleted(query.flag("deleted", true)));
    }

    /** Names what the answer holds: the same dataset with the same versions, asked for in the same way. */
    private static String tag(Dataset dataset, Call call) {
        var asked = new StringBuilder();
        call.query().names().stream()
                .sorted()
                .forEach(name -> asked.append(name)
                        .append('=')
                        .append(call.query().text(name).orElse(""))
                        .append('&'));
        var figures = dataset.figures();
        return "W/\"" + dataset.generation() + "-" + figures.nextOffset() + "-" + figures.versions() + "-"
                + Integer.toHexString(asked.toString().hashCode()) + "\"";
    }

    private static boolean isHeld(Call call, String tag) {
        return call.headers()
                .value("If-None-Match")
                .filter(held -> List.of(held.split(",\\s*", -1)).contains(tag))
                .isPresent();
    }

    private static Answer notModified(String tag) {
        return Answer.empty(304).with("ETag", tag);
    }

    private Answer entity(Call call) {
        var query = call.query();
        var dataset = dataset(call);
        Optional<Dataset> held =
                query.flag("uncommitted", false) ? hub.heldBack(dataset.name().value()) : Optional.empty();
        var version = query.text("offset").isPresent()
                ? held.orElse(dataset).at(query.number("offset", 0, 0))
                : held.flatMap(of -> of.latest(new EntityId(query.required("entity_id"))))
                        .or(() -> dataset.latest(new EntityId(query.required("entity_id"))));
        return version.map(found -> {
                    String tag = "\"" + found.offset() + "-" + found.hash() + "\"";
                    return isHeld(call, tag)
                            ? notModified(tag)
                            : EntityAnswer.of(found).with("ETag", tag);
                })
                .orElseThrow(() -> new Fault(
                        ApiCode.ENTITY_UNKNOWN,
                        "the dataset holds no such entity",
                        "dataset",
                        dataset.name(),
                        "entity_id",
                        query.text("entity_id").orElse(""),
                        "offset",
                        query.text("offset").orElse("")));
    }

    private Answer history(Call call) {
        long limit = call.query().number("limit", 1000, 0);
        var versions = dataset(call).history(new EntityId(call.query().required("entity_id")));
        return EntityAnswer.of(versions.limit(limit));
    }

    private Answer indexes(Call call) {
        return JsonAnswer.of(JsonAnswer.value(indexes(dataset(call))));
    }

    private Answer dropIndex(Call call) {
        dataset(call).dropIndex(call.part("index"));
        return JsonAnswer.of(DictValue.EMPTY);
    }

    private Dataset dataset(Call call) {
        var name = new DatasetName(call.part("dataset"));
        return store.find(name)
                .orElseThrow(() -> new Fault(ApiCode.DATASET_UNKNOWN, "there is no such dataset", "dataset", name));
    }

    private Optional<Pipe> writer(Dataset dataset) {
        String name = dataset.name().value();
        return hub.pipes().stream()
                .filter(pipe -> pipe.sinkDataset().filter(name::equals).isPresent())
                .findFirst();
    }

    private Map<String, String> headers(Dataset dataset) {
        var figures = dataset.figures();
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Dataset-Populated", String.valueOf(figures.populated()));
        headers.put("X-Dataset-Max-Updated", String.valueOf(figures.nextOffset() - 1));
        headers.put("X-Dataset-Generation", dataset.generation().toString());
        hub.completeness(dataset.name().value())
                .ifPresent(micros -> headers.put("X-Dataset-Completeness", String.valueOf(micros)));
        dataset.restored().ifPresent(mark -> {
            headers.put("X-Dataset-Restore-Uuid", mark.uuid().toString());
            headers.put("X-Dataset-Restore-Offset", String.valueOf(mark.offset()));
        });
        return headers;
    }

    private DictValue describe(Dataset dataset) {
        var figures = dataset.figures();
        return JsonAnswer.object(
                "_id",
                dataset.name(),
                "runtime",
                JsonAnswer.object(
                        "pipe",
                        writer(dataset).map(Pipe::id),
                        "generation",
                        dataset.generation(),
                        "is-populated",
                        figures.populated(),
                        "next-offset",
                        figures.nextOffset(),
                        "count-index-exists",
                        figures.existing(),
                        "count-index-deleted",
                        figures.deleted(),
                        "count-log",
                        figures.versions(),
                        "bytes",
                        figures.bytes(),
                        "last-modified",
                        figures.lastStoredAtMicros(),
                        "circuit-breaker",
                        hub.circuitBreaker(dataset.name().value()),
                        "indexes",
                        indexes(dataset)),
                "upkeep",
                hub.upkeep(dataset.name().value()));
    }

    private static List<DictValue> indexes(Dataset dataset) {
        return dataset.indexes().stream()
                .map(index -> JsonAnswer.object(
                        "_id",
                        index.name(),
                        "definition",
                        index.definition(),
                        "state",
                        index.state().name().toLowerCase(java.util.Locale.ROOT),
                        "entries",
                        index.entries(),
                        "built-to",
                        index.builtTo()))
                .toList();
    }
}
