package io.perseid.api;

import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import io.perseid.fault.ProblemsFault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.hub.ConfigComponent;
import io.perseid.hub.Configuration;
import io.perseid.hub.Hub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Pipes and systems that are posted or put one by one. */
final class Components {
    private final Hub hub;
    private final int maxBytes;

    Components(Hub hub, int maxBytes) {
        this.hub = hub;
        this.maxBytes = maxBytes;
    }

    /** Adds one component or a list of them, all or none. */
    Answer post(Call call) throws IOException {
        var posted = posted(call);
        var whole = hub.configuration();
        for (var component : posted.components()) {
            String id = component.id().orElse("");
            if (whole.find(id).isPresent()) {
                throw new Fault(
                        ApiCode.COMPONENT_EXISTS,
                        "there is a pipe or system with this id; put its configuration to change it",
                        "id",
                        id);
            }
            whole = whole.with(component);
        }
        var outcome = hub.load(whole, call.query().flag("force", false));
        return outcome.applied() ? JsonAnswer.of(201, posted.toValue()) : ConfigProblems.answer(outcome, posted);
    }

    /** Puts a configuration in the place of the one with its id, or adds it. */
    Answer put(Call call, String type, String id) throws IOException {
        var posted = posted(call);
        if (posted.components().size() != 1) {
            throw Bodies.malformed("the body is not the configuration of one " + type);
        }
        ConfigComponent component = posted.components().getFirst();
        if (!component.id().orElse("").equals(id)) {
            throw Bodies.malformed("the configuration's _id is not that of the path, found="
                    + component.id().orElse("") + " wanted=" + id);
        }
        if (component
                .node()
                .member("type")
                .flatMap(JsonNode::asString)
                .filter(found -> found.startsWith(type))
                .isEmpty()) {
            throw Bodies.malformed("the configuration's type is not that of a " + type);
        }
        var outcome = hub.put(component, call.query().flag("force", false));
        return outcome.applied() ? JsonAnswer.of(component.node().value()) : ConfigProblems.answer(outcome, posted);
    }

    private Configuration posted(Call call) throws IOException {
        var posted = Configuration.posted(new String(call.bytes(maxBytes), StandardCharsets.UTF_8));
        if (!posted.problems().isEmpty()) {
            throw new ProblemsFault(posted.problems());
        }
        return posted;
    }
}
