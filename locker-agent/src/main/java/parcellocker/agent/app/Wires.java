package parcellocker.agent.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.board.LockBoards.WiredLine;
import parcellocker.agent.hardware.board.Pace;
import parcellocker.agent.hardware.board.WiredBoard;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.hardware.line.WireSettings.Echo;
import parcellocker.agent.runtime.Inbox;

/** The lines and boards that a configuration describes. All coils share one supply: one door at a time in the whole cabinet. */
final class Wires {
    private static final long COIL_GAP_MILLIS = 300;

    private Wires() {}

    static LockBoards boards(Settings settings, Inbox inbox, Uptime uptime) {
        CoilSupply supply = new CoilSupply(COIL_GAP_MILLIS);
        List<WiredLine> lines = new ArrayList<>();
        for (Settings.Line line : settings.lines()) {
            SerialSettings port = port(line.serial());
            Line.Wiring wiring = new Line.Wiring(
                    line.id(),
                    () -> SerialChannel.open(port),
                    new WireSettings(port.quietMillis(), line.echo() ? Echo.STRIP : Echo.NONE),
                    supply);
            lines.add(new WiredLine(wiring, Pace.standard(), boards(settings, line)));
        }
        return new LockBoards(settings.layout().cabinet(), lines, inbox, uptime);
    }

    /** Every address that a board of that family can have. */
    static List<Integer> addresses(String family) {
        return IntStream.rangeClosed(1, Xor8aSettings.LAST_ADDRESS).boxed().toList();
    }

    /** What a board of that family at that address speaks. */
    static BoardProtocol protocol(String family, int address) {
        return new Xor8a(Xor8aSettings.standard(address));
    }

    static SerialSettings port(Settings.Serial serial) {
        return new SerialSettings(serial.port(), serial.baud());
    }

    private static List<WiredBoard> boards(Settings settings, Settings.Line line) {
        return settings.layout().boards().stream()
                .filter(board -> line.boards().contains(board.id()))
                .map(board -> new WiredBoard(board.id(), protocol(board.family(), board.address())))
                .toList();
    }
}
