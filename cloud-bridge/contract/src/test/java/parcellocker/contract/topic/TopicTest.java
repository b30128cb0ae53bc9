package parcellocker.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
    @ParameterizedTest
    @EnumSource(Topic.Kind.class)
    void every_kind_is_read_back_from_its_own_text(Topic.Kind kind) {
        Topic topic = new Topic(new LockerId("LY-0001"), kind);
        assertThat(Topic.parse(topic.text())).contains(topic);
        assertThat(Topic.filter(kind)).isEqualTo(topic.text().replace("LY-0001", "+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parcel/v1/",
                "parcel/v1/LY-0001",
                "parcel/v1/LY-0001/",
                "parcel/v1/LY-0001/STATUS",
                "parcel/v2/LY-0001/status",
                "parcel/v1//status",
                "parcel/v1/+/status",
                "parcel/v1/#",
                "parcel/v1/LY-0001/status/more",
                "parcel/v1/LY 0001/status",
                "$share/city/parcel/v1/LY-0001/journal"
            })
    void a_topic_that_is_none_of_ours_is_nothing(String text) {
        assertThat(Topic.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "-abc", "a/b", "a+b", "abc#", "münchen", "a123456789012345678901234567890123"})
    void a_locker_is_never_named_like_a_wildcard_or_a_path(String text) {
        assertThatThrownBy(() -> new LockerId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lockers_sort_by_name() {
        assertThat(new LockerId("LY-0001")).isLessThan(new LockerId("LY-0002"));
    }
}
