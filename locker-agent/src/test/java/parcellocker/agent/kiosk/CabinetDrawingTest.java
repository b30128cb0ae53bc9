package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.kiosk.CabinetDrawing.Box;

class CabinetDrawingTest {
    private final CabinetDrawing drawing = CabinetDrawing.of(Furnished.cabinet());

    @Test
    void every_compartment_is_drawn_once_and_inside() {
        assertThat(drawing.boxes()).hasSize(24).doesNotHaveDuplicates().allSatisfy(box -> {
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(drawing.width());
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(drawing.height());
            assertThat(box.height()).isPositive();
        });
    }

    @Test
    void doors_of_a_column_lie_below_each_other_from_the_highest_down() {
        for (int row = 2; row <= 8; row++) {
            Box above = drawing.box(new CompartmentId("A0" + (row - 1)));
            Box below = drawing.box(new CompartmentId("A0" + row));
            assertThat(below.y()).isGreaterThanOrEqualTo(above.y() + above.height());
            assertThat(below.row()).isEqualTo(row);
        }
    }

    @Test
    void letters_go_from_left_to_right_and_larger_doors_are_higher() {
        assertThat(drawing.box(new CompartmentId("C01")).column()).isEqualTo(3);
        assertThat(drawing.box(new CompartmentId("C01")).x())
                .isGreaterThan(drawing.box(Furnished.B05).x());
        assertThat(drawing.box(new CompartmentId("A08")).height())
                .isGreaterThan(drawing.box(new CompartmentId("A05")).height());
        assertThat(drawing.box(new CompartmentId("A05")).height())
                .isGreaterThan(drawing.box(new CompartmentId("A01")).height());
    }

    @Test
    void a_door_that_is_not_built_cannot_be_lit() {
        assertThatThrownBy(() -> drawing.box(new CompartmentId("Z99"))).hasMessageContaining("Z99");
    }
}
