package io.perseid.language;

import java.util.List;

/** A compiled transform. Thread-safe: all that varies is in the frame. */
@FunctionalInterface
public interface Step {
    /** Works on the frame's target and says whether the rule goes on. */
    Outcome run(Frame frame);

    /** Does nothing. */
    Step NOTHING = frame -> Outcome.CONTINUE;

    /** One after the other, until one of them ends the rule. */
    static Step of(List<Step> steps) {
        Step[] all = steps.toArray(Step[]::new);
        return switch (all.length) {
            case 0 -> NOTHING;
            case 1 -> all[0];
            default -> frame -> run(all, frame);
        };
    }

    private static Outcome run(Step[] steps, Frame frame) {
        for (Step step : steps) {
            Outcome outcome = step.run(frame);
            if (outcome != Outcome.CONTINUE) {
                return outcome;
            }
        }
        return Outcome.CONTINUE;
    }
}
