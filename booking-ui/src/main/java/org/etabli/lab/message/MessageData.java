package org.etabli.lab.message;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.PersonalData;
import org.springframework.stereotype.Component;

/** What Établi told somebody. */
@Component
class MessageData implements PersonalData {

    private static final int MOST = 10_000;

    private final Messages messages;

    MessageData(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String topic() {
        return "message";
    }

    @Override
    public Period kept() {
        return Period.ofDays((int) Messages.KEPT.toDays());
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        return messages.of(member, MOST).stream()
                .map(message -> Map.<String, Object>of(
                        "at", message.writtenAt().toString(),
                        "title", message.title(),
                        "body", message.body(),
                        "mail", message.mail().name()))
                .toList();
    }

    @Override
    public void erase(MemberId member) {
        messages.erase(member);
    }

    @Override
    public int sweep() {
        return messages.sweep();
    }
}
