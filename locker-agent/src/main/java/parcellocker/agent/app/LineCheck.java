package parcellocker.agent.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.OwnSettings;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.contract.problem.Problem;

/**
 * What stands behind the boards of a line: what each door's contact says, and how boards are set themselves. Fires no coil. Whether boards
 * answer, and how well, is the matter of {@link parcellocker.agent.app.technician.BoardChecks}.
 */
final class LineCheck {
    private static final long LAMP_REST_MILLIS = 100;

    private final Layout layout;
    private final Settings.Line line;
    private final Uptime uptime;
    private final Consumer<String> say;

    LineCheck(Layout layout, Settings.Line line, Uptime uptime, Consumer<String> say) {
        this.layout = layout;
        this.line = line;
        this.uptime = uptime;
        this.say = say;
    }

    /** Whether every door is told of by its board, and every board is set as it must be. */
    boolean isGood(ChannelSource source, boolean isLighting) throws InterruptedException {
        try (ByteChannel channel = source.open()) {
            Wire wire = new Wire(channel, Wires.manners(line), uptime);
            boolean isGood = true;
            for (Layout.Board board : layout.boards()) {
                if (line.boards().contains(board.id())) {
                    isGood &= isGood(board, wire);
                    light(board, wire, isLighting);
                }
            }
            return isGood;
        } catch (IOException lost) {
            problem(Problem.LINE_LOST, "line " + line.id() + ": " + lost.getMessage());
            return false;
        }
    }

    private boolean isGood(Layout.Board board, Wire wire) throws IOException, InterruptedException {
        BoardProtocol protocol = board.protocol();
        boolean isGood = true;
        for (int part = 0; part < protocol.parts(); part++) {
            Asked.Status asked = new Asked.Status(part);
            Bytes received = ask(
                    wire,
                    protocol.status(part),
                    bytes -> protocol.hear(bytes, asked).contacts().isPresent());
            Optional<Contacts> contacts = protocol.hear(received, asked).contacts();
            if (contacts.isEmpty()) {
                say.accept(named(board) + " tells nothing of its doors");
                isGood = false;
            } else {
                isGood &= tell(board, contacts.get());
            }
        }
        return isSetRightly(board, wire) && isGood;
    }

    private boolean tell(Layout.Board board, Contacts contacts) {
        say.accept(named(board) + " answers: channels " + contacts.first() + " to " + contacts.last());
        boolean isWhole = true;
        for (Compartment door : doors(board)) {
            Channel channel = door.lock().channel();
            if (contacts.covers(channel)) {
                String level =
                        door.lock().contact().level(contacts.isSet(channel)).name();
                say.accept("  " + door.id() + " " + level + item(contacts.hasItem(channel)));
            } else if (board.protocol().parts() == 1) {
                problem(Problem.NO_FEEDBACK, door.id() + " is not told of by " + named(board));
                isWhole = false;
            }
        }
        return isWhole;
    }

    private static String item(Optional<Boolean> hasItem) {
        return hasItem.map(lies -> lies ? ", something inside" : ", nothing inside")
                .orElse("");
    }

    private boolean isSetRightly(Layout.Board board, Wire wire) throws IOException, InterruptedException {
        Optional<OwnSettings> own = board.protocol().ownSettings();
        if (own.isEmpty()) {
            return true;
        }
        Bytes received = ask(
                wire, own.get().question(), bytes -> own.get().findings(bytes).isPresent());
        Optional<List<String>> findings = own.get().findings(received);
        findings.ifPresentOrElse(
                wrong -> wrong.forEach(each -> problem(Problem.CONFIG_CONFLICT, named(board) + ": " + each)),
                () -> problem(Problem.BUS_ERROR, named(board) + " does not tell how it is set"));
        return findings.filter(List::isEmpty).isPresent();
    }

    private void light(Layout.Board board, Wire wire, boolean isLighting) throws IOException, InterruptedException {
        for (Compartment door : isLighting ? doors(board) : List.<Compartment>of()) {
            Optional<Bytes> lamp = board.protocol().light(door.lock().channel());
            if (lamp.isPresent()) {
                var unused =
                        wire.exchange(new Exchange(lamp.get(), LAMP_REST_MILLIS, Exchange.WHENEVER, answer -> false));
            }
        }
    }

    private Bytes ask(Wire wire, Bytes question, Predicate<Bytes> isAnswered) throws IOException, InterruptedException {
        Exchange.Result result =
                wire.exchange(new Exchange(question, line.manners().replyMillis(), Exchange.WHENEVER, isAnswered));
        return switch (result) {
            case Exchange.Result.Answered answered -> answered.received();
            case Exchange.Result.Silent silent -> silent.received();
            case Exchange.Result.NotSent babble -> babble.stale();
        };
    }

    private List<Compartment> doors(Layout.Board board) {
        return layout.cabinet().compartments().values().stream()
                .filter(door -> door.lock().board().equals(board.id()))
                .toList();
    }

    private String named(Layout.Board board) {
        return "board " + board.id() + " (" + board.protocol().dialect() + ", line " + line.id() + ")";
    }

    private void problem(Problem problem, String what) {
        say.accept(problem.code() + " " + what);
    }
}
