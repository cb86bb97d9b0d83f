package io.perseid.bench;

import io.perseid.entity.Json;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import io.perseid.time.Time;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Reads and compiles the rules of a project of many pipes, as a node does when it loads its configuration. */
final class CompileBench implements Bench {
    private static final int PIPES = 500;
    private static final double GOAL_SECONDS = 2;
    private static final List<String> LINES = List.of(
            "[\"filter\", [\"and\", [\"not\", [\"is-null\", \"_S.p%1$d\"]], [\"neq\", \"_S.state\", \"closed\"]]]",
            "[\"copy\", \"*\", [\"list\", \"p%1$d\", \"p%2$d\", \"internal_*\"]]",
            "[\"copy\", [\"list\", \"p%1$d\", \"p%2$d\", \"name\"]]",
            "[\"rename\", \"p%1$d\", \"q%1$d\"]",
            "[\"add\", \"name%1$d\", [\"concat\", \"_S.first\", \" \", [\"upper\", \"_S.last\"], \"-%2$d\"]]",
            "[\"add\", \"sum%1$d\", [\"sum\", [\"map\", [\"multiply\", 2, \"_.amount\"], [\"filter\", [\"eq\", \"_.state\", \"s%2$d\"], \"_S.lines\"]]]]",
            "[\"add\", \"type%1$d\", [\"if\", [\"gt\", \"_S.p%1$d\", %2$d], \"large\", [\"if\", [\"gt\", \"_S.p%2$d\", 0], \"small\", \"none\"]]]",
            "[\"if\", [\"in\", \"_S.code\", [\"list\", \"a\", \"b\", \"c%1$d\"]], [[\"add\", \"kind\", \"k%2$d\"], [\"remove\", \"p%1$d\"]], [\"add\", \"kind\", \"other\"]]",
            "[\"add\", \"made%1$d\", [\"datetime-parse\", \"%%Y-%%m-%%d\", \"_S.date%2$d\"]]",
            "[\"add\", \"parts%1$d\", [\"apply\", \"part\", [\"sorted\", \"_.number\", \"_S.parts%2$d\"]]]",
            "[\"default\", \"language\", \"no\"]",
            "[\"add\", \"orders%1$d\", [\"hops\", {\"datasets\": [\"orders%2$d o\"], \"where\": [[\"eq\", \"_S._id\", \"o.customer\"], [\"gt\", \"o.amount\", %2$d]], \"return\": \"o.number\"}]]",
            "[\"add\", \"price%1$d\", [\"round\", 2, [\"*\", [\"coalesce\", [\"list\", \"_S.p%1$d\", \"_S.p%2$d\", 0]], 1.25]]]",
            "[\"comment\", \"what follows is about part %1$d\"]");

    /** Keeps what is compiled alive. */
    private final List<Object> kept = new ArrayList<>();

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String purpose() {
        return "the rules of a project of 500 pipes, 20 to 60 lines each, read and compiled";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) {
        List<String> project = project();
        progress.note(
                "bytes of rules: " + project.stream().mapToInt(String::length).sum());
        Time time = Time.system();
        var threads = ManagementFactory.getThreadMXBean();
        long start = time.nanos();
        long startCpu = threads.getCurrentThreadCpuTime();
        compile(project);
        double cpu = (threads.getCurrentThreadCpuTime() - startCpu) / 1e9;
        double seconds = (time.nanos() - start) / 1e9;
        return List.of(
                Figure.of("compile-500-pipes", seconds, "s").atMost(GOAL_SECONDS),
                Figure.of("compile-500-pipes-cpu", cpu, "CPU-s"));
    }

    private void compile(List<String> project) {
        var language = new Dtl(Functions.standard());
        for (int i = 0; i < project.size(); i++) {
            kept.add(language.compile(Json.parseLocated(project.get(i), "pipe-" + i), CompileContext.of("pipe-" + i))
                    .orThrow());
        }
    }

    /** Transforms of 20 to 60 lines each, the same every time. */
    private static List<String> project() {
        var random = new Random(3);
        var pipes = new ArrayList<String>();
        for (int i = 0; i < PIPES; i++) {
            int lines = 20 + random.nextInt(41);
            var rules = new StringBuilder("{\"type\": \"dtl\", \"rules\": {\"default\": [\n");
            for (int line = 0; line < lines; line++) {
                String text = LINES.get(random.nextInt(LINES.size()));
                rules.append(line == 0 ? "" : ",\n").append(text.formatted(line, random.nextInt(50)));
            }
            rules.append("],\n\"part\": [[\"copy\", \"*\"], [\"add\", \"of\", \"_P._S._id\"]]}}");
            pipes.add(rules.toString());
        }
        return pipes;
    }
}
