package parcellocker.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parcellocker.bridge.fleet.CommandAnswer;
import parcellocker.bridge.fleet.CommandLog;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.intake.MemoryBooks;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;

/** Operators' commands in the city's memory, as they were signed. */
final class CommandBook implements CommandLog {
    private record Kept(String id, String text, Instant expires) {}

    private final List<Kept> kept = new ArrayList<>();
    private final MemoryBooks books;

    /** {@code books}: where the locker's answers end. */
    CommandBook(MemoryBooks books) {
        this.books = books;
    }

    void add(SignedCommand signed) {
        Command command = OperatorSign.unverified(signed.command());
        kept.add(new Kept(command.id(), Json.write(signed), Instant.ofEpochSecond(command.expiresAt())));
    }

    @Override
    public List<Commands.Due> due(LockerId locker, Instant now) {
        kept.removeIf(each -> !now.isBefore(each.expires()));
        if (kept.isEmpty()) {
            return List.of();
        }
        List<String> answered = books.fleet(locker).answers().stream()
                .map(CommandAnswer::command)
                .toList();
        return kept.stream()
                .filter(each -> !answered.contains(each.id()))
                .map(each -> new Commands.Due(each.text(), Duration.between(now, each.expires())))
                .toList();
    }
}
