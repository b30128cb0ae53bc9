package parcellocker.agent.app.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.runtime.MemoryStore;
import parcellocker.contract.problem.Problem;

class CyclesTest {
    private static final CompartmentId DOOR = ModelPlant.door(1);
    private final ModelPlant plant = new ModelPlant(2);
    private final SharpEyes person = new SharpEyes(plant);

    @Test
    void fiftyOpeningsAreFiftyEntries_andTheCompartmentIsEmptyAfterwards() throws Exception {
        plant.springsBackAfter(400);
        ModelBench bench = new ModelBench(plant, "tool-cycle");
        Cycles cycles = new Cycles(bench, person);
        Cycles.Report report = cycles.run(DOOR, 50);
        assertThat(report.stopped()).isEmpty();
        assertThat(report.failures()).isZero();
        assertThat(report.isGood()).isTrue();
        assertThat(bench.fired).hasSize(50).containsOnly(DOOR);
        assertThat(bench.store.entries().stream().filter(Entry.AuditAuthorised.class::isInstance))
                .hasSize(50);
        assertThat(bench.locker().book().custody(DOOR)).isEqualTo(new Custody.Empty());
        cycles.tell(report);
        assertThat(person.heard)
                .contains(
                        "50/50 A01",
                        "  150..199   ms   50 " + "#".repeat(50),
                        "50 openings, 0 failures, 0 retries, 0 bounces");
    }

    @Test
    void whatIsWrittenDownIsMedianAndWorst_ofThoseThatOpened() {
        List<DoorHealth.Answer> answers = new ArrayList<>();
        for (long millis = 20; millis >= 1; millis--) {
            answers.add(answer(OptionalLong.of(100 + millis)));
        }
        answers.add(answer(OptionalLong.empty()));
        Cycles cycles = new Cycles(new ModelBench(plant, "tool-cycle"), person);
        cycles.tell(new Cycles.Report(answers, Optional.empty()));
        assertThat(person.heard).contains("median 110 ms, 95 % within 119 ms, worst 120 ms");
        assertThat(new Cycles.Report(List.of(answer(OptionalLong.of(7))), Optional.empty()).times())
                .contains(new Cycles.Times(7, 7, 7));
        assertThat(new Cycles.Report(List.of(answer(OptionalLong.empty())), Optional.empty()).times())
                .isEmpty();
    }

    private static DoorHealth.Answer answer(OptionalLong openMillis) {
        return new DoorHealth.Answer(openMillis, 1, 0, OptionalInt.empty());
    }

    @Test
    void aDoorThatStaysShutIsAFailure() throws Exception {
        plant.killLock(DOOR);
        Cycles.Report report = new Cycles(new ModelBench(plant, "tool-cycle"), person).run(DOOR, 2);
        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void whereAParcelLiesNothingIsFired() throws Exception {
        MemoryStore disk = new MemoryStore(Stored.in(DOOR, Book.empty(plant.cabinet)));
        ModelBench bench = new ModelBench(plant, disk, "tool-cycle");
        Cycles.Report report = new Cycles(bench, person).run(DOOR, 3);
        assertThat(report.stopped()).contains(Problem.TRIAL_NOT_EMPTY);
        assertThat(bench.fired).isEmpty();
    }
}
