// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/timeline_words.h"

#include "console/page/order_words.h"
#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace firstcome {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("timeline", text);
}

struct KnownLayer
{
    const char *name;
    const char *icon;
    const char *word;
    Tone tone;
};

constexpr KnownLayer layers[] = {
    {"request", "network-connect", QT_TRANSLATE_NOOP("timeline", "Request"), Tone::Selected},
    {"order", "view-list-details", QT_TRANSLATE_NOOP("timeline", "Order"), Tone::Selected},
    {"sale", "chronometer", QT_TRANSLATE_NOOP("timeline", "Sale"), Tone::Good},
    {"stock", "package", QT_TRANSLATE_NOOP("timeline", "Stock"), Tone::Good},
    {"payment", "wallet-open", QT_TRANSLATE_NOOP("timeline", "Payment"), Tone::Selected},
    {"gateway", "globe", QT_TRANSLATE_NOOP("timeline", "Gateway"), Tone::Selected},
    {"ledger", "view-financial-list", QT_TRANSLATE_NOOP("timeline", "Ledger"), Tone::Selected},
    {"outbox", "mail-queue", QT_TRANSLATE_NOOP("timeline", "Event"), Tone::Neutral},
    {"delivery", "mail-forward", QT_TRANSLATE_NOOP("timeline", "Delivery"), Tone::Selected},
    {"audit", "user", QT_TRANSLATE_NOOP("timeline", "Operator"), Tone::Watch},
    {"deadLetter", "tone-act", QT_TRANSLATE_NOOP("timeline", "Dead letter"), Tone::Act},
};

enum class Kind : quint8 { Text, State, Amount, Method, Attention };

/// A sentence of the server and what its parts are.
struct Sentence
{
    const char *pattern;
    const char *words;
    Kind first = Kind::Text;
    Kind second = Kind::Text;
};

constexpr Sentence sentences[] = {
    {"^Placed$", QT_TRANSLATE_NOOP("timeline", "Order placed")},
    {"^Admitted as number (\\d+)$", QT_TRANSLATE_NOOP("timeline", "Admitted to the sale as number %1")},
    // What became of the hold has entries of its own; this one does not rewrite itself.
    {"^(\\d+) held( \\(now \\w+\\))?$", QT_TRANSLATE_NOOP("timeline", "%1 held")},
    // So Shopify calls the option of a product without choices.
    {"^(\\d+) x Default Title committed$", QT_TRANSLATE_NOOP("timeline", "%1 sold for good")},
    {"^Default Title delivered$", QT_TRANSLATE_NOOP("timeline", "The line is delivered")},
    {"^(\\d+) x (.+) committed$", QT_TRANSLATE_NOOP("timeline", "%1 × %2 sold for good")},
    {"^(.+) delivered$", QT_TRANSLATE_NOOP("timeline", "%1 delivered")},
    {"^Payment begun$", QT_TRANSLATE_NOOP("timeline", "Payment begun; the deadline waits for its outcome")},
    {"^Waits for a person: (\\w+)$", QT_TRANSLATE_NOOP("timeline", "Waits for a person: %1"), Kind::Attention},
    {"^Now (\\w+)$", QT_TRANSLATE_NOOP("timeline", "The order is now: %1"), Kind::State},
    {"^Payment of ₩(\\d+) by (\\w+) begun$", QT_TRANSLATE_NOOP("timeline", "Payment of %1 begun (%2)"), Kind::Amount,
     Kind::Method},
    {"^APPROVE asked of the gateway$", QT_TRANSLATE_NOOP("timeline", "The gateway is asked to take the money")},
    {"^CANCEL asked of the gateway$", QT_TRANSLATE_NOOP("timeline", "The gateway is asked to pay back")},
    {"^APPROVE: (\\w+)$", QT_TRANSLATE_NOOP("timeline", "The gateway on taking the money: %1"), Kind::State},
    {"^CANCEL: (\\w+)$", QT_TRANSLATE_NOOP("timeline", "The gateway on paying back: %1"), Kind::State},
    {"^Delivery requested$", QT_TRANSLATE_NOOP("timeline", "Delivery requested")},
    {"^Delivery (\\w+)$", QT_TRANSLATE_NOOP("timeline", "The delivery is now: %1"), Kind::State},
    {"^Delivery (\\w+) (.+)$", QT_TRANSLATE_NOOP("timeline", "The delivery is now: %1 (%2)"), Kind::State},
    {"^order\\.cancel by (.+)$", QT_TRANSLATE_NOOP("timeline", "Cancelled by the operator %1")},
    {"^payment\\.resolve by (.+)$", QT_TRANSLATE_NOOP("timeline", "The operator %1 decided about its money")},
    {"^OrderPlaced$", QT_TRANSLATE_NOOP("timeline", "Event published: order placed")},
    {"^OrderClosed$", QT_TRANSLATE_NOOP("timeline", "Event published: order closed unpaid")},
    {"^LinesCancelled$", QT_TRANSLATE_NOOP("timeline", "Event published: lines cancelled, money goes back")},
    {"^OrderCompleted$", QT_TRANSLATE_NOOP("timeline", "Event published: order completed")},
    {"^PaymentApproved$", QT_TRANSLATE_NOOP("timeline", "Event published: payment approved")},
    {"^PaymentCanceled$", QT_TRANSLATE_NOOP("timeline", "Event published: paid back")},
    {"^StockCommitted$", QT_TRANSLATE_NOOP("timeline", "Event published: stock sold for good")},
    {"^DeliveryRequested$", QT_TRANSLATE_NOOP("timeline", "Event published: delivery requested")},
    {"^DeliveryStarted$", QT_TRANSLATE_NOOP("timeline", "Event published: on its way")},
    {"^Delivered$", QT_TRANSLATE_NOOP("timeline", "Event published: delivered")},
    {"^DeliveryFailed$", QT_TRANSLATE_NOOP("timeline", "Event published: delivery failed")},
};

QString partText(const QString &part, Kind kind)
{
    switch (kind) {
    case Kind::State:
        return order_words::stateWord(part);
    case Kind::Amount:
        return format::money(part.toLongLong());
    case Kind::Method:
        if (const auto method = paymentMethodFrom(part.toLatin1()))
            return order_words::methodName(*method);
        return part;
    case Kind::Attention:
        return order_words::attention(part.toLatin1());
    case Kind::Text:
        break;
    }
    return part;
}

} // namespace

LayerLook layerLook(const TimelineItem &item)
{
    for (const KnownLayer &known : layers) {
        if (item.layer != QLatin1StringView(known.name))
            continue;
        const Tone tone = consumersBehind(item) > 0 ? Tone::Watch : known.tone;
        return {QString::fromLatin1(known.icon), translated(known.word), tone};
    }
    return {QStringLiteral("tone-neutral"), item.layer, Tone::Neutral};
}

QString logPlace(const TimelineItem &item)
{
    const QString topic = item.detail.value(QLatin1StringView("topic")).toString();
    if (topic.isEmpty())
        return {};
    QString place = translated(QT_TRANSLATE_NOOP("timeline", "%1, partition %2, offset %3"))
                        .arg(topic)
                        .arg(item.detail.value(QLatin1StringView("partition")).toInteger())
                        .arg(item.detail.value(QLatin1StringView("offset")).toInteger());
    const int behind = consumersBehind(item);
    if (behind > 0)
        place += u' ' + QCoreApplication::translate("timeline", "– %Ln consumer(s) not there yet", nullptr, behind);
    return place;
}

int consumersBehind(const TimelineItem &item)
{
    const QJsonArray consumers = item.detail.value(QLatin1StringView("consumers")).toArray();
    return int(std::count_if(consumers.begin(), consumers.end(), [](const QJsonValue &consumer) {
        return !consumer[QLatin1StringView("passed")].toBool(true);
    }));
}

QString timelineReason(const TimelineItem &item)
{
    QString reason =
        item.detail.value(QLatin1StringView("payload")).toObject().value(QLatin1StringView("reason")).toString();
    if (reason.isEmpty())
        reason = item.detail.value(QLatin1StringView("reason")).toString();
    return reason.isEmpty() ? QString() : translated(QT_TRANSLATE_NOOP("timeline", "Reason: %1")).arg(reason);
}

QString timelineSentence(const TimelineItem &item)
{
    for (const Sentence &sentence : sentences) {
        const auto match = QRegularExpression(QString::fromUtf8(sentence.pattern)).match(item.what);
        if (!match.hasMatch())
            continue;
        const QString words = translated(sentence.words);
        const int parts = match.lastCapturedIndex();
        if (parts == 0)
            return words;
        const QString first = partText(match.captured(1), sentence.first);
        return words.contains(QLatin1StringView("%2")) ? words.arg(first, partText(match.captured(2), sentence.second))
                                                       : words.arg(first);
    }
    return item.what;
}

} // namespace firstcome
