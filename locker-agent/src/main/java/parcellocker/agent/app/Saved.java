package parcellocker.agent.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import parcellocker.agent.store.Remains;
import parcellocker.agent.store.SetAside;
import parcellocker.contract.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads what is left in damaged files; works beside a running agent, and changes nothing in them. */
@Command(
        name = "set-aside",
        description =
                "Prints, as JSON lines, the entries of damaged files that were put aside which the city never had.")
final class Saved implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
    private Path file = Path.of("agent.yaml");

    @Option(names = "--all", description = "also those that the city had")
    private boolean all;

    @Override
    public Integer call() throws IOException {
        SetAside aside = new SetAside(StoreAtStart.file(SettingsFile.read(file)));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (Path one : aside.all()) {
            try (Remains remains = Remains.of(one)) {
                Remains.Count count = remains.tell(all, line -> out.println(Json.write(line)));
                out.flush();
                System.err.println(one.getFileName() + ": " + count.read() + " entries can be read, " + count.lost()
                        + " between them cannot");
            }
        }
        return 0;
    }
}
