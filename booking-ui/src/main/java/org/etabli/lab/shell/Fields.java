package org.etabli.lab.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBoxI18n;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Fields that say something of their own, such as a calendar's months: here they say it in the reader's language. */
public final class Fields {

    /** Where labs are, a week begins on it; calendars count from Sunday. */
    private static final int MONDAY = 1;

    private Fields() {}

    /** A day, typed or picked from a calendar. */
    public static DatePicker day(String label) {
        DatePicker field = new DatePicker(label);
        field.setLocale(dates());
        field.setI18n(calendar());
        return field;
    }

    /** An hour of the day. */
    public static TimePicker hour(String label) {
        TimePicker field = new TimePicker(label);
        field.setLocale(dates());
        field.setI18n(new TimePicker.TimePickerI18n().setBadInputErrorMessage(say("field.hour.bad")));
        return field;
    }

    /** A day and an hour. */
    public static DateTimePicker moment(String label) {
        DateTimePicker field = new DateTimePicker(label);
        field.setLocale(dates());
        field.setDatePickerI18n(calendar());
        field.setI18n(new DateTimePicker.DateTimePickerI18n()
                .setDateLabel(say("field.day"))
                .setTimeLabel(say("field.hour"))
                .setBadInputErrorMessage(say("field.day.bad"))
                .setIncompleteInputErrorMessage(say("field.moment.incomplete")));
        return field;
    }

    /** Some of many. */
    public static <T> MultiSelectComboBox<T> several(String label) {
        MultiSelectComboBox<T> field = new MultiSelectComboBox<>(label);
        field.setI18n(new MultiSelectComboBoxI18n()
                .setCleared(say("field.several.cleared"))
                .setFocused(say("field.several.focused"))
                .setSelected(say("field.several.selected"))
                .setDeselected(say("field.several.deselected"))
                .setTotal(say("field.several.total")));
        return field;
    }

    /** A place for files: chosen by a button or dropped there. It forgets them once they were received. */
    public static Upload files(UploadHandler handler, String choose, String drop) {
        Upload field = new Upload(handler);
        field.setUploadButton(new Button(choose));
        field.setDropLabel(new Span(drop));
        speak(field);
        field.addAllFinishedListener(finished -> field.clearFileList());
        return field;
    }

    /** Gives a place for files its words, and says why one is not taken. */
    public static void speak(Upload field) {
        field.setI18n(new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(say("field.files.too-big"))
                        .setIncorrectFileType(say("field.files.wrong"))
                        .setTooManyFiles(say("field.files.too-many")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(say("prepare.uploading"))
                                .setProcessing(say("prepare.reading"))
                                .setStalled(say("prepare.stalled"))
                                .setHeld(say("prepare.uploading")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(say("field.files.left") + " ")
                                .setUnknown(say("field.files.a-while")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(say("prepare.failed"))
                                .setUnexpectedServerError(say("prepare.failed"))
                                .setForbidden(say("prepare.failed")))));
        field.addFileRejectedListener(rejected -> Notification.show(rejected.getErrorMessage()));
    }

    private static DatePicker.DatePickerI18n calendar() {
        Locale language = dates();
        // A week's days are listed from Sunday, whatever day it is shown from.
        Stream<DayOfWeek> week =
                Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1)).limit(7);
        Stream<DayOfWeek> again =
                Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1)).limit(7);
        return new DatePicker.DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdays(week.map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdaysShort(again.map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, language))
                        .toList())
                .setFirstDayOfWeek(MONDAY)
                .setToday(say("field.today"))
                .setCancel(say("field.cancel"))
                .setBadInputErrorMessage(say("field.day.bad"));
    }

    private static Locale dates() {
        return Figures.dates(UI.getCurrent().getLocale());
    }

    private static String say(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
