package parcellocker.agent.app.technician;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** A technician at a terminal. Whoever hangs up ends the tool. */
public final class ConsolePerson implements Person {
    private final BufferedReader in;
    private final PrintStream out;

    public ConsolePerson(BufferedReader in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void tell(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void progress(int step, int of, String what) {
        tell("[" + step + "/" + of + "] " + what);
    }

    @Override
    public boolean confirms(String question) {
        while (true) {
            String said = ask(question + " [yes/no] ").toLowerCase(Locale.ROOT);
            if (said.equals("yes") || said.equals("y")) {
                return true;
            }
            if (said.equals("no") || said.equals("n")) {
                return false;
            }
        }
    }

    @Override
    public List<CompartmentId> whichMoved(CompartmentId expected) {
        while (true) {
            String said = ask("Which door moved? [Enter = " + expected + ", its name, several names, or none] ")
                    .toUpperCase(Locale.ROOT);
            if (said.isEmpty()) {
                return List.of(expected);
            }
            if (said.equals("NONE")) {
                return List.of();
            }
            try {
                List<CompartmentId> doors = new ArrayList<>();
                for (String name : said.split("[, ]+", -1)) {
                    doors.add(new CompartmentId(name));
                }
                return doors;
            } catch (IllegalArgumentException unknown) {
                tell("A name is what is painted on the door, for example " + expected + ".");
            }
        }
    }

    @Override
    public void shut(List<CompartmentId> doors, boolean untilSaid) {
        String which = doors.isEmpty()
                ? "every door"
                : doors.stream().map(CompartmentId::value).collect(Collectors.joining(", "));
        if (untilSaid) {
            String unused = ask("Shut " + which + ", then press Enter. ");
        } else {
            tell("Shut " + which + ".");
        }
    }

    private String ask(String question) {
        out.print(question);
        out.flush();
        try {
            String line = in.readLine();
            if (line == null) {
                throw new ProblemException(Problem.TRIAL_ABANDONED, "nobody answers at the terminal");
            }
            return line.strip();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
