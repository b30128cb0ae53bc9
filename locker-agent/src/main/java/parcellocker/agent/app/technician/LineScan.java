package parcellocker.agent.app.technician;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.app.technician.ListedLine.Candidate;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.contract.problem.Problem;

/** Who answers on each line. Only asks for contacts. */
public final class LineScan {
    /** A board that is there answers once in so many questions, whatever the noise. */
    private static final int CHANCES = 3;
    /** Two boards on one address collide differently each time. */
    private static final int LISTENS = 4;

    private final Uptime uptime;
    private final Person person;

    public LineScan(Uptime uptime, Person person) {
        this.uptime = uptime;
        this.person = person;
    }

    /**
     * What was found at one address.
     *
     * @param millis how long its answer took
     */
    public record Place(
            String line, Candidate candidate, boolean answers, int channels, long millis, Optional<Problem> problem) {
        String row() {
            return String.format(
                            "%-8s %-10s %7d  %-13s %-8s %8s %6s  %s",
                            line,
                            candidate.family(),
                            candidate.address(),
                            candidate.configured().map(BoardId::value).orElse("-"),
                            answers ? "yes" : "no",
                            answers ? Integer.toString(channels) : "-",
                            answers ? millis + " ms" : "-",
                            problem.map(LineScan::words).orElse("good"))
                    .stripTrailing();
        }
    }

    /** Scans all of them, tells the table, and whether all is as configured. */
    public boolean isAsConfigured(List<ListedLine> lines) throws InterruptedException {
        List<Place> places = new ArrayList<>();
        List<Check> troubles = new ArrayList<>();
        for (ListedLine line : lines) {
            scan(line, places, troubles);
        }
        person.tell("line     family     address  configured as answers  channels   time");
        places.stream()
                .filter(place -> place.answers()
                        || place.problem().isPresent()
                        || place.candidate().configured().isPresent())
                .forEach(place -> person.tell(place.row()));
        troubles.forEach(trouble -> person.tell(trouble.line()));
        return troubles.isEmpty()
                && places.stream().allMatch(place -> place.problem().isEmpty());
    }

    private void scan(ListedLine line, List<Place> places, List<Check> troubles) throws InterruptedException {
        boolean echoes = false;
        List<Place> here = new ArrayList<>();
        try (ByteChannel channel = line.source().open()) {
            Probe probe = new Probe(new Wire(channel, line.settings(), uptime), uptime, line.replyMillis());
            int step = 0;
            for (Candidate candidate : line.candidates()) {
                person.progress(
                        ++step,
                        line.candidates().size(),
                        "line " + line.id() + " " + candidate.family() + " address " + candidate.address());
                Look look = look(probe, candidate);
                echoes |= look.echoes();
                here.add(place(line, candidate, look));
            }
        } catch (IOException lost) {
            troubles.add(Check.fail("line " + line.id(), Problem.LINE_LOST, line.device() + ": " + lost.getMessage()));
            return;
        }
        if (echoes) {
            troubles.add(Check.fail(
                    "line " + line.id(),
                    Problem.LINE_ECHOES,
                    "gives back what is sent: set `echo: true`, or it is a loop"));
        }
        if (here.stream().noneMatch(Place::answers)) {
            troubles.add(Check.fail("line " + line.id(), Problem.LINE_EMPTY, "nothing answers on " + line.device()));
        }
        places.addAll(here);
    }

    /** All that one address said. */
    private record Look(Optional<Probe.Reply> answer, boolean echoes, boolean doubled) {}

    private static Look look(Probe probe, Candidate candidate) throws IOException, InterruptedException {
        Optional<Probe.Reply> answer = Optional.empty();
        boolean echoes = false;
        boolean isThere = false;
        int chances = candidate.configured().isPresent() ? CHANCES : 1;
        for (int i = 0; i < chances && answer.isEmpty(); i++) {
            Probe.Reply reply = probe.ask(candidate.protocol());
            echoes |= reply.has(Fault.ECHO);
            isThere |= reply.isAnswered() || reply.isDoubled();
            answer = reply.isAnswered() ? Optional.of(reply) : answer;
        }
        int doubled = 0;
        for (int i = 0; i < LISTENS && isThere; i++) {
            Probe.Reply reply = probe.listen(candidate.protocol());
            doubled += reply.isDoubled() ? 1 : 0;
            answer = answer.isEmpty() && reply.isAnswered() ? Optional.of(reply) : answer;
        }
        // One damaged answer is noise; most of them are two boards.
        return new Look(answer, echoes, doubled * 2 >= LISTENS);
    }

    private static Place place(ListedLine line, Candidate candidate, Look look) {
        boolean answers = look.answer().isPresent() || look.doubled();
        return new Place(
                line.id(),
                candidate,
                answers,
                look.answer().map(Probe.Reply::channels).orElse(0),
                look.answer().map(Probe.Reply::millis).orElse(0L),
                problem(candidate, answers, look.doubled()));
    }

    private static Optional<Problem> problem(Candidate candidate, boolean answers, boolean doubled) {
        if (doubled) {
            return Optional.of(Problem.BOARD_DOUBLED);
        }
        if (candidate.configured().isPresent()) {
            return answers ? Optional.empty() : Optional.of(Problem.BOARD_UNREACHABLE);
        }
        return answers ? Optional.of(Problem.BOARD_UNKNOWN) : Optional.empty();
    }

    private static String words(Problem problem) {
        String what = problem == Problem.BOARD_DOUBLED
                ? "two boards have this address, or the line is noisy"
                : problem == Problem.BOARD_UNREACHABLE ? "configured, does not answer" : "answers, is not configured";
        return problem.code() + " " + what;
    }
}
