package org.etabli.controller.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import org.etabli.controller.stream.Temperatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarlinParserTest {

    @ParameterizedTest
    @ValueSource(strings = {"ok", " ok ", "ok P15 B3", "ok 1066"})
    void item04PlainFormsOfOkNameNoLine(String line) {
        assertThat(MarlinParser.parse(line)).isEqualTo(new MarlinReply.Ok(-1));
    }

    @Test
    void item04AdvancedOkNamesItsLine() {
        assertThat(MarlinParser.parse("ok N123 P12 B3")).isEqualTo(new MarlinReply.Ok(123));
    }

    @Test
    void item04OkWithTemperaturesIsTheAnswerToM105() {
        assertThat(MarlinParser.parse("ok T:201.5 /210.0 B:59.9 /60.0 @:64 B@:10"))
                .isEqualTo(new MarlinReply.OkTemperatures(new Temperatures(201.5, 210, 59.9, 60)));
    }

    @ParameterizedTest
    @CsvSource({"Resend: 12,12", "Resend:11,11", "rs N2,2", "rs 7,7", "Resend: N5,5", "Resend: 1x,-1"})
    void item03EveryFormOfResendIsUnderstood(String line, long number) {
        assertThat(MarlinParser.parse(line)).isEqualTo(new MarlinReply.Resend(number));
    }

    @ParameterizedTest
    @CsvSource({
        "'Error:checksum mismatch, Last Line: 41',41",
        "'Error:Line Number is not Last Line Number+1, Last Line: 7',7",
        "'Error:No Checksum with line number, Last Line: 3',3"
    })
    void errorsOfALineAreToldFromErrorsOfTheMachine(String line, long last) {
        assertThat(MarlinParser.parse(line))
                .isInstanceOfSatisfying(MarlinReply.LineError.class, error -> assertThat(error.lastLine())
                        .isEqualTo(last));
    }

    @ParameterizedTest
    @CsvSource({
        "'Error:Thermal Runaway, system stopped! Heater_ID: 0',THERMAL_RUNAWAY",
        "'Error:Heating failed, system stopped! Heater_ID: bed',HEATING_FAILED",
        "'Error:Cooling Failed, system stopped! Heater_ID: cooler',COOLING_FAILED",
        "'Error:MAXTEMP triggered, system stopped! Heater_ID: 0',MAX_TEMPERATURE",
        "'Error:MINTEMP triggered, system stopped! Heater_ID: 0',MIN_TEMPERATURE",
        "'Error:Malfunction Chamber',THERMAL_MALFUNCTION",
        "'Error:!! KILL caused by KILL button/pin',KILL_BUTTON",
        "'Error:M112 Shutdown',EMERGENCY_STOP",
        "'Error:Homing Failed',HOMING_FAILED",
        "'Error:Probing Failed',PROBING_FAILED",
        "'Error:TMC CONNECTION ERROR',DRIVER",
        "'Error:Watchdog barked, please turn off the printer.',WATCHDOG",
        "'!! MCU ''mcu'' shutdown: Timer too close',SHUTDOWN",
        "'Error:Printer stopped due to errors. Fix the error and use M999 to restart.',STOPPED",
        "'Error:Printer halted. kill() called!',HALTED",
        "'!! Must home axis first: 10.0 0.0 0.0',COMMAND_REFUSED"
    })
    void everyHaltIsRecognised(String line, MarlinError error) {
        assertThat(MarlinParser.parse(line))
                .isInstanceOfSatisfying(MarlinReply.Halted.class, halted -> assertThat(halted.error())
                        .isEqualTo(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"o", "k", "oj", "ook", "okok", "\u0001k", "x\uFFFDx"})
    void item06PiecesThatNoiseMadeAreGarbledAndNeverTakenForAnAnswer(String line) {
        assertThat(MarlinParser.parse(line)).isInstanceOf(MarlinReply.Garbled.class);
    }

    @Test
    void item14KlipperAndBoardsWithoutSensorsAnswerM105WithoutATarget() {
        for (String line : new String[] {"ok T:0", "ok T:0 ", "ok B:21.0 /0.0 T0:20.5 /0.0"}) {
            assertThat(MarlinParser.parse(line)).as(line).isInstanceOf(MarlinReply.OkTemperatures.class);
        }
    }

    @Test
    void aBoardThatWaitsForAPersonIsToldFromOneThatWorks() {
        assertThat(MarlinParser.parse("echo:busy: paused for user")).isEqualTo(new MarlinReply.Busy(true));
        assertThat(MarlinParser.parse("echo:busy: processing")).isEqualTo(new MarlinReply.Busy(false));
    }

    @Test
    void item09ReportsWithoutOkAreNoAnswers() {
        assertThat(MarlinParser.parse(" T:150.2 /210.0 B:55.0 /60.0 @:127 B@:0 W:?"))
                .isEqualTo(new MarlinReply.TemperatureReport(new Temperatures(150.2, 210, 55, 60), true));
    }

    @Test
    void item12ActionsOfTheMachineAreHeard() {
        assertThat(MarlinParser.parse("//action:pause filament_runout 0"))
                .isEqualTo(new MarlinReply.Action("pause filament_runout 0"));
    }

    @Test
    void theRestOfWhatPrintersSayIsUnderstood() {
        assertThat(MarlinParser.parse("echo:busy: processing")).isEqualTo(new MarlinReply.Busy(false));
        assertThat(MarlinParser.parse("wait")).isEqualTo(new MarlinReply.Idle());
        assertThat(MarlinParser.parse("start")).isEqualTo(new MarlinReply.Booted());
        assertThat(MarlinParser.parse("Cap:EMERGENCY_PARSER:1"))
                .isEqualTo(new MarlinReply.Capability("EMERGENCY_PARSER", true));
        assertThat(MarlinParser.parse("X:1.00 Y:-2.50 Z:0.30 E:4.00 Count X:80 Y:0 Z:0"))
                .isEqualTo(new MarlinReply.Position(1, -2.5, 0.3, 4));
        assertThat(MarlinParser.parse("FIRMWARE_NAME:Marlin 2.1 SOURCE_CODE_URL:x"))
                .isEqualTo(new MarlinReply.Firmware("Marlin 2.1"));
        assertThat(MarlinParser.parse("echo:Unknown command: \"G999\""))
                .isEqualTo(new MarlinReply.UnknownCommand("G999"));
    }
}
