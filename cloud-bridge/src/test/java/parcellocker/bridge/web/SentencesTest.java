package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.wire.Overlay;

class SentencesTest {
    private static final Texts CHINESE = Texts.of("zh", null);
    private static final Texts ENGLISH = Texts.of("en", null);

    private static String chinese(String said) {
        Sentences.Said one = Sentences.of(CHINESE, said);
        assertThat(one.isEnglish()).as(said).isFalse();
        return (one.number() + " " + one.text()).strip();
    }

    @Test
    void every_mistake_that_a_configuration_can_have_is_said_in_chinese_and_as_it_was_in_english() {
        String body =
                "{\"lines\":[],\"profile\":{\"idleMillis\":5,\"consent\":\"NO\"},\"kiosk\":{\"quiet\":{\"from\":7}}}";
        assertThat(Overlay.mistakes(body).stream().map(SentencesTest::chinese))
                .containsExactly(
                        "LK-8004 kiosk.quiet.from 为 7，允许：时间，如 \"22:30\"，须加引号",
                        "LK-2052 lines 不能远程设置",
                        "LK-8004 profile.consent 为 \"NO\"，允许：STRICT, ATTEST",
                        "LK-8004 profile.idleMillis 为 5，允许：10000 至 600000");
        for (String mistake : Overlay.mistakes(body)) {
            Sentences.Said said = Sentences.of(ENGLISH, mistake);
            assertThat(said.number() + " " + said.text()).isEqualTo(mistake);
        }
        assertThat(Overlay.mistakes("[]").stream().map(SentencesTest::chinese)).containsExactly("LK-6001 应为带键的小节");
        assertThat(Overlay.mistakes("{").stream().map(SentencesTest::chinese)).containsExactly("LK-6001 无法读取");
        assertThat(Overlay.mistakes("{\"a\":\"" + "x".repeat(2_000) + "\"}").stream()
                        .map(SentencesTest::chinese))
                .containsExactly("LK-6002 共 2008 字节，最多 1500 字节");
    }

    @ParameterizedTest
    @CsvSource({
        "LK-6001 line 2 cannot be read, LK-6001 第 2 行无法读取",
        "LK-2051 version 8 has come, LK-2051 已收到第 8 版",
        "LK-2053 the city has not answered within 120 s, LK-2053 平台 120 秒内没有应答",
        "LK-1108 board b1 has not answered within 120 s, LK-1108 锁板 b1 在 120 秒内没有应答",
        "LK-2053 3 starts with it ended before it was confirmed, LK-2053 启动 3 次均在确认前终止",
        "LK-2054 its snapshot was never written, LK-2054 配置快照未能写入",
        "LK-2054 its snapshot is gone, LK-2054 配置快照已丢失",
        "LK-2054 in force before this journal, LK-2054 此流水开始之前已生效",
        "and 4 more, 另有 4 项",
        "stopped by li.wei, 由 li.wei 停止",
        "stopped by (key), 由 （接口密钥） 停止",
        "LY-0001 ROLLED_BACK, LY-0001 已恢复原配置",
        "LY-0001 REFUSED, LY-0001 已拒绝",
        "LY-0001 has not settled within 30 minutes, LY-0001 在 30 分钟内没有结果",
        "no locker LY-0009, LY-0009 未登记。",
        "too long, 备注或内容太长",
        "unsent 1000000, 1000000 条待上报",
        "the city has 123, 平台已有至第 123 条",
        "LK-2050, LK-2050 其中有不能设置的内容，没有任何改动。",
        "LK-9999, LK-9999",
        "(command line), （命令行）"
    })
    void what_lockers_and_the_books_say_is_said_in_chinese(String said, String chinese) {
        assertThat(chinese(said)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LK-8003 lines is not known here; known: [a]", "something of a later version"})
    void what_nobody_knows_here_stays_and_is_marked_as_english(String said) {
        Sentences.Said one = Sentences.of(CHINESE, said);
        assertThat(one.isEnglish()).isTrue();
        assertThat((one.number() + " " + one.text()).strip()).isEqualTo(said);
    }

    @Test
    void words_side_by_side_are_each_said_and_ids_stay() {
        assertThat(Sentences.words(CHINESE, "WELDED UNREAD")).isEqualTo("断开后仍有电、无法读取");
        assertThat(Sentences.words(CHINESE, "A01 A02 +3")).isEqualTo("A01 A02 +3");
        assertThat(Sentences.words(CHINESE, "")).isEmpty();
    }
}
