package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.bridge.parcels.Happening;

class EpcisNamesTest {
    private static final EpcisNames NAMES = new EpcisNames("https://epcis.city.example");

    @ParameterizedTest
    @ValueSource(strings = {"SF1234567890123", "106141412345678908", "RR473124829CN", "A-B-C", "106141412345678909"})
    void a_parcel_is_found_again_by_its_name(String waybill) {
        String epc = NAMES.epc(waybill);
        assertThat(Cbv.isUri(epc)).isTrue();
        assertThat(NAMES.waybill(epc)).contains(waybill);
    }

    @Test
    void a_container_has_the_name_that_all_the_world_knows() {
        assertThat(NAMES.epc("106141412345678908")).isEqualTo("https://id.gs1.org/00/106141412345678908");
        assertThat(NAMES.waybill("urn:epc:id:sscc:0614141.1234567890")).contains("106141412345678908");
        assertThat(NAMES.epc("SF0001")).isEqualTo("https://epcis.city.example/obj/SF0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://another.example/obj/SF0001",
                "https://epcis.city.example/obj/",
                "https://epcis.city.example/obj/SF0001/x",
                "https://epcis.city.example/loc/LY-0001",
                "SF0001",
                ""
            })
    void what_names_no_parcel_of_ours_is_none(String epc) {
        assertThat(NAMES.waybill(epc)).isEmpty();
    }

    /** By another program: Python's {@code uuid.uuid5(NAMESPACE_URL, …)}. */
    @Test
    void an_event_has_the_same_name_whoever_makes_it() {
        assertThat(EpcisNames.named("http://www.example.com/"))
                .isEqualTo("urn:uuid:fcde3c85-2270-590f-9e7c-ee003d65e0e2");
        assertThat(NAMES.eventId("LY-0001:1:3:DEPOSITED:SF0001"))
                .isEqualTo("urn:uuid:2570185a-0431-52ec-9591-8057e5bccefd");
    }

    @ParameterizedTest
    @EnumSource(Happening.Kind.class)
    void everything_that_can_befall_a_parcel_has_words_of_the_vocabulary(Happening.Kind kind) {
        EpcisStep step = EpcisStep.of(kind);
        assertThat(Cbv.isStep(step.bizStep())).isTrue();
        assertThat(step.disposition().stream()).allMatch(Cbv::isDisposition);
    }
}
