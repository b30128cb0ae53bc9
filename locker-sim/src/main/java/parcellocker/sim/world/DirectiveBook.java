package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import parcellocker.agent.locker.Input;
import parcellocker.bridge.fleet.DirectiveLog;
import parcellocker.bridge.fleet.Directives;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** The city's signed directives in memory. */
final class DirectiveBook implements DirectiveLog {
    private final List<Directives.Given> given = new ArrayList<>();
    private final LongSupplier taken;

    /** {@code taken}: the last that the locker has answered, as the city knows it. */
    DirectiveBook(LongSupplier taken) {
        this.taken = taken;
    }

    /** Signs and numbers it. */
    void give(Input.Directive directive) {
        long number = given.size() + 1L;
        String body = directive instanceof Input.Directive.Unknown unknown
                ? "{\"locker\":\"" + Options.LOCKER + "\",\"number\":" + number + ",\"directive\":{\"kind\":\""
                        + unknown.kind() + "\"}}"
                : Json.write(new Numbered(Options.LOCKER, number, Spoken.of(directive)));
        given.add(new Directives.Given(number, Jose.sign(body, Keyring.DIRECTIVES)));
    }

    long last() {
        return given.size();
    }

    @Override
    public String welcome(LockerId locker, Directive.Welcome welcome) {
        return Jose.sign(Json.write(new Numbered(locker.value(), 0, welcome)), Keyring.DIRECTIVES);
    }

    @Override
    public List<Directives.Given> untaken(LockerId locker, int most) {
        return given.stream()
                .filter(each -> each.number() > taken.getAsLong())
                .limit(most)
                .toList();
    }
}
