package io.perseid.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code perseid bench [NAME...] [--json]}: runs the benches, all of them or the named ones, and prints their figures.
 *
 * <p>Figures go to standard output, progress to standard error. Exit code 0 when every goal was reached, 1 when one was missed or a bench
 * failed, 2 for a call that can't be taken.
 */
public final class Main {
    private static final List<Bench> BENCHES = List.of(
            new StartBench(),
            new EntityBench(),
            new StoreBench(),
            new GrowthBench(),
            new FollowersBench(),
            new IngestBench(),
            new TransformBench(),
            new LatencyBench(),
            new LanguageBench(),
            new CompileBench());

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Set<String> wanted = new TreeSet<>();
        boolean json = false;
        for (String argument : arguments) {
            switch (argument) {
                case "--json" -> json = true;
                case "--help", "-h" -> System.exit(help(System.out, 0));
                default -> wanted.add(argument);
            }
        }
        for (String name : wanted) {
            if (BENCHES.stream().noneMatch(bench -> bench.name().equals(name))) {
                System.err.println("there is no bench of this name name=" + name);
                System.exit(help(System.err, 2));
            }
        }
        System.exit(run(wanted, json));
    }

    private static int run(Set<String> wanted, boolean json) throws IOException {
        List<Figure> figures = new ArrayList<>();
        boolean failed = false;
        for (Bench bench : BENCHES) {
            if (!wanted.isEmpty() && !wanted.contains(bench.name())) {
                continue;
            }
            System.err.println("== " + bench.name() + ": " + bench.purpose());
            Path scratch = Files.createTempDirectory("perseid-bench-");
            try {
                figures.addAll(bench.run(scratch, text -> System.err.println("   " + text)));
            } catch (Exception e) {
                failed = true;
                System.err.println("   bench failed: " + e);
                e.printStackTrace();
            } finally {
                remove(scratch);
            }
        }
        System.out.println(json ? FigureTable.json(figures) : Machine.describe() + "\n\n" + FigureTable.text(figures));
        return failed || !figures.stream().allMatch(Figure::reached) ? 1 : 0;
    }

    private static int help(PrintStream out, int exitCode) {
        out.println(
                "Usage: perseid bench [NAME...] [--json]\n\nRuns the benches and prints each figure, its goal and the peer of the same run.\n");
        BENCHES.forEach(bench -> out.printf("  %-14s %s%n", bench.name(), bench.purpose()));
        return exitCode;
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
