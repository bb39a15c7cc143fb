// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history.h"

#include "shared/contract/error_codes.h"
#include <QFile>
#include <simdjson.h>

namespace firstcome::load {

namespace {

namespace dom = simdjson::dom;

/// Reads fields of one line and remembers the first that is missing or of the wrong kind.
class Fields
{
public:
    explicit Fields(dom::object object) : m_object(object) {}

    const char *trouble() const { return m_trouble; }
    bool has(const char *name) const { return m_object[name].error() == simdjson::SUCCESS; }

    qint64 integer(const char *name)
    {
        std::int64_t value = 0;
        check(name, m_object[name].get(value) == simdjson::SUCCESS);
        return value;
    }
    std::optional<qint64> integerOrNull(const char *name)
    {
        dom::element value;
        if (m_object[name].get(value) == simdjson::SUCCESS && value.is_null())
            return std::nullopt;
        return integer(name);
    }
    Id id(const char *name)
    {
        std::string_view digits;
        const bool text = m_object[name].get(digits) == simdjson::SUCCESS;
        const auto value = text ? idFrom(QByteArrayView(digits.data(), qsizetype(digits.size()))) : std::nullopt;
        check(name, value.has_value());
        return value.value_or(0);
    }
    std::string text(const char *name)
    {
        std::string_view value;
        check(name, m_object[name].get(value) == simdjson::SUCCESS);
        return std::string(value);
    }
    /// What is there makes sense.
    void expect(const char *name, bool sense) { check(name, sense); }
    bool isTrue(const char *name) const
    {
        bool value = false;
        return m_object[name].get(value) == simdjson::SUCCESS && value;
    }

    template <typename Read>
    void each(const char *name, Read read)
    {
        dom::array list;
        if (m_object[name].get(list) != simdjson::SUCCESS) {
            check(name, false);
            return;
        }
        for (const dom::element element : list) {
            dom::object object;
            if (element.get(object) != simdjson::SUCCESS) {
                check(name, false);
                return;
            }
            Fields item(object);
            read(item);
            if (item.m_trouble)
                check(item.m_trouble, false);
        }
    }

private:
    void check(const char *name, bool good)
    {
        if (!good && !m_trouble)
            m_trouble = name;
    }

    dom::object m_object;
    const char *m_trouble = nullptr;
};

std::vector<HistoryOption> optionsOf(Fields &fields)
{
    std::vector<HistoryOption> options;
    fields.each("options", [&options](Fields &item) {
        options.push_back(
            {item.id("optionId"), item.integer("available"), item.has("saleId") ? item.id("saleId") : Id(0)});
    });
    return options;
}

void readHead(Fields &fields, History &history)
{
    history.startedAt = QString::fromStdString(fields.text("startedAt"));
    history.before = optionsOf(fields);
    fields.each("sales", [&history](Fields &item) {
        HistorySale sale{item.id("saleId"), std::nullopt};
        if (item.has("perMemberLimit"))
            sale.perMemberLimit = item.integerOrNull("perMemberLimit");
        history.sales.push_back(sale);
    });
}

HistoryTry tryOf(Fields &fields)
{
    HistoryTry each;
    each.member = fields.id("member");
    each.sentMicros = fields.integer("sentMicros");
    each.answeredMicros = fields.integerOrNull("answeredMicros");
    fields.expect("answeredMicros", each.answeredMicros.value_or(each.sentMicros) >= each.sentMicros);
    each.status = int(fields.integerOrNull("status").value_or(0));
    if (fields.has("code"))
        each.code = fields.text("code");
    if (fields.has("orderId"))
        each.order = fields.id("orderId");
    each.givenBack = fields.isTrue("givenBack");
    fields.each("lines", [&each](Fields &item) {
        each.lines.push_back({item.id("optionId"), item.integer("quantity")});
    });
    // Of what there was too little is what such a refusal is judged by.
    const bool isShort = each.code == code::stockInsufficient.name;
    if (isShort || fields.has("short"))
        fields.each("short", [&each](Fields &item) {
            each.shortLines.push_back({item.id("optionId"), item.integer("requested"), item.integer("available")});
        });
    fields.expect("short", !isShort || !each.shortLines.empty());
    if (fields.has("admissions"))
        fields.each("admissions", [&each](Fields &item) {
            each.admissions.push_back({item.id("saleId"), item.integer("sequence")});
        });
    return each;
}

/// Takes a file line by line. Thread: one.
class Reader
{
public:
    std::optional<QString> take(std::string_view line)
    {
        ++m_line;
        dom::object object;
        if (m_ended)
            return wrong("something follows the end");
        if (m_parser.parse(line.data(), line.size(), false).get(object) != simdjson::SUCCESS)
            return wrong("is no JSON object");
        Fields fields(object);
        if (m_line == 1) {
            if (fields.integer("history") != 1)
                return wrong("is not the head of a history, {\"history\": 1, ...}");
            readHead(fields, history);
        } else if (fields.isTrue("end")) {
            m_ended = true;
            history.after = optionsOf(fields);
            if (fields.integer("lines") != qint64(history.tries.size()))
                return wrong("the end names another number of lines than there are");
        } else {
            history.tries.push_back(tryOf(fields));
        }
        return fields.trouble() ? std::optional(QStringLiteral("Line %1: \"%2\" is missing or wrong.")
                                                    .arg(m_line)
                                                    .arg(QLatin1StringView(fields.trouble())))
                                : std::nullopt;
    }
    bool ended() const { return m_ended; }

    History history;

private:
    QString wrong(const char *what) const
    {
        return QStringLiteral("Line %1 %2.").arg(m_line).arg(QLatin1StringView(what));
    }

    dom::parser m_parser;
    qint64 m_line = 0;
    bool m_ended = false;
};

} // namespace

Result<History> readHistory(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::fileInvalid, QStringLiteral("%1: %2").arg(path, file.errorString()));
    QByteArray bytes = file.readAll();
    const qsizetype size = bytes.size();
    bytes.append(qsizetype(simdjson::SIMDJSON_PADDING), '\0');
    Reader reader;
    for (qsizetype from = 0; from < size;) {
        const qsizetype found = bytes.indexOf('\n', from);
        const qsizetype end = found < 0 || found > size ? size : found;
        if (const auto trouble = reader.take({bytes.constData() + from, std::size_t(end - from)}))
            return refuse(code::fileInvalid, path + QStringLiteral(": ") + *trouble);
        from = end + 1;
    }
    if (!reader.ended())
        return refuse(code::fileInvalid, QStringLiteral("%1 is cut: its end is missing.").arg(path));
    return std::move(reader.history);
}

} // namespace firstcome::load
