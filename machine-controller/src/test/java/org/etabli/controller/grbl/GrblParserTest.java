package org.etabli.controller.grbl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrblParserTest {

    @Test
    void item23AWholeReportIsReadWhole() {
        GrblReply reply = GrblParser.parse(
                "<Hold:0|MPos:1.000,-2.000,3.500|Bf:15,128|FS:500,300|Ln:42|Pn:XD|Ov:100,50,25|WCO:0.500,0.000,1.000>");

        assertThat(reply).isInstanceOfSatisfying(GrblReply.Status.class, status -> {
            assertThat(status.state()).isEqualTo("Hold");
            assertThat(status.substate()).isZero();
            assertThat(status.machine()).containsExactly(1, -2, 3.5);
            assertThat(status.offset()).containsExactly(0.5, 0, 1);
            assertThat(status.freeBlocks()).isEqualTo(15);
            assertThat(status.freeBytes()).isEqualTo(128);
            assertThat(status.feed()).isEqualTo(500);
            assertThat(status.power()).isEqualTo(300);
            assertThat(status.line()).isEqualTo(42);
            assertThat(status.pins()).isEqualTo("XD");
            assertThat(status.overrides()).containsExactly(100, 50, 25);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Idle|MPos:0.000,0.0",
                "Idle|MPos:0.000,0.000,0.000>",
                "<Idle|MPos:0.000,0.000,0.000|FS:0,0<Idle|MPos:0.000,0.000,0.000|FS:0,0>",
                "<Id1e|MPos:0.000,0.000,0.000>",
                "<Idle|MPos:0.0o0,0.000,0.000>",
                "<Idle|FS:0,0>"
            })
    void item23CutAndOverlappingReportsTellNothing(String line) {
        assertThat(GrblParser.parse(line)).isInstanceOf(GrblReply.Chatter.class);
    }

    @Test
    void answersAndCodesAreUnderstood() {
        assertThat(GrblParser.parse("ok")).isEqualTo(new GrblReply.Ok());
        assertThat(GrblParser.parse("error:22")).isEqualTo(new GrblReply.Refused(22));
        assertThat(GrblParser.parse("ALARM:1")).isEqualTo(new GrblReply.Alarm(1));
        assertThat(GrblParser.parse("okk")).isInstanceOf(GrblReply.Chatter.class);
        assertThat(GrblParser.parse("$110=500.000")).isEqualTo(new GrblReply.Setting(110, 500));
    }

    @Test
    void item15TheBufferIsReadFromTheBuildOptions() {
        assertThat(GrblParser.parse("[OPT:V,15,128]")).isEqualTo(new GrblReply.Options("V", 15, 128));
        assertThat(GrblParser.parse("[OPT:VNMSL,100,1024,3,0]")).isEqualTo(new GrblReply.Options("VNMSL", 100, 1024));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grbl 1.1h ['$' for help]",
                "GrblHAL 1.1f ['$' or '$HELP' for help]",
                "Grbl 3.7 [FluidNC v3.7.8 (wifi) '$' for help]"
            })
    void everyGreetingOfTheFamilyIsARestart(String line) {
        assertThat(GrblParser.parse(line)).isEqualTo(new GrblReply.Greeting(line));
    }
}
