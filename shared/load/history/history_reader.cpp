// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history.h"

#include "shared/contract/error_codes.h"
#include <QFile>
#include <simdjson.h>
#include <unordered_set>

namespace firstcome::load {

namespace {

namespace dom = simdjson::dom;

struct Trouble
{
    const char *field;
    const char *what;
};
constexpr const char *missing = "is missing or wrong";

/// Reads fields of one line and remembers the first that is missing or wrong.
class Fields
{
public:
    explicit Fields(dom::object object) : m_object(object) {}

    const std::optional<Trouble> &trouble() const { return m_trouble; }
    bool has(const char *name) const { return m_object[name].error() == simdjson::SUCCESS; }

    qint64 integer(const char *name)
    {
        std::int64_t value = 0;
        expect(m_object[name].get(value) == simdjson::SUCCESS, {name, missing});
        return value;
    }
    qint64 integerFrom(qint64 least, const char *name)
    {
        const qint64 value = integer(name);
        expect(value >= least, {name, least == 0 ? "must not be negative" : "must be 1 at least"});
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
        expect(value.has_value(), {name, missing});
        return value.value_or(0);
    }
    std::optional<Instant> instantIfThere(const char *name)
    {
        if (!has(name))
            return std::nullopt;
        const auto instant = fromIso(QString::fromStdString(text(name)));
        expect(instant.has_value(), {name, "is no instant"});
        return instant;
    }
    std::string text(const char *name)
    {
        std::string_view value;
        expect(m_object[name].get(value) == simdjson::SUCCESS, {name, missing});
        return std::string(value);
    }
    void expect(bool good, Trouble otherwise)
    {
        if (!good && !m_trouble)
            m_trouble = otherwise;
    }
    bool isTrue(const char *name) const
    {
        bool value = false;
        return m_object[name].get(value) == simdjson::SUCCESS && value;
    }

    template <typename Read>
    void within(const char *name, Read read)
    {
        dom::object object;
        if (m_object[name].get(object) != simdjson::SUCCESS) {
            expect(false, {name, missing});
            return;
        }
        Fields inner(object);
        read(inner);
        if (inner.m_trouble)
            expect(false, *inner.m_trouble);
    }
    template <typename Read>
    void each(const char *name, Read read)
    {
        dom::array list;
        if (m_object[name].get(list) != simdjson::SUCCESS) {
            expect(false, {name, missing});
            return;
        }
        for (const dom::element element : list) {
            dom::object object;
            if (element.get(object) != simdjson::SUCCESS) {
                expect(false, {name, missing});
                return;
            }
            Fields item(object);
            read(item);
            if (item.m_trouble)
                expect(false, *item.m_trouble);
        }
    }

private:
    dom::object m_object;
    std::optional<Trouble> m_trouble;
};

/// What the head says there is: all that follows is of that.
struct Known
{
    std::unordered_set<Id> options;
    std::unordered_set<Id> sales;

    Id option(Fields &item, const char *list) const
    {
        const Id id = item.id("optionId");
        item.expect(options.contains(id), {list, "names an option that is not among the options of the head"});
        return id;
    }
    Id sale(Fields &item, const char *list) const
    {
        const Id id = item.id("saleId");
        item.expect(sales.contains(id), {list, "names a sale that is not among the sales of the head"});
        return id;
    }
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

std::vector<HistorySale> salesOf(Fields &fields)
{
    std::vector<HistorySale> sales;
    fields.each("sales", [&sales](Fields &item) {
        HistorySale sale{item.id("saleId"), std::nullopt, std::nullopt};
        if (item.has("perMemberLimit"))
            sale.perMemberLimit = item.integerOrNull("perMemberLimit");
        item.expect(sale.perMemberLimit.value_or(1) >= 1, {"perMemberLimit", "must be 1 at least"});
        const auto open = item.instantIfThere("openAt");
        const auto close = item.instantIfThere("closeAt");
        item.expect(open.has_value() == close.has_value() && (!open || *open < *close),
                    {"closeAt", "must be later than \"openAt\""});
        if (open && close)
            sale.window = SaleWindow{*open, *close};
        sales.push_back(sale);
    });
    return sales;
}

Known readHead(Fields &fields, History &history)
{
    history.startedAt = QString::fromStdString(fields.text("startedAt"));
    fields.expect(fromIso(history.startedAt).has_value(), {"startedAt", "is no instant"});
    history.serverBegan = fields.instantIfThere("serverBeganAt");
    history.before = optionsOf(fields);
    history.sales = salesOf(fields);
    Known known;
    for (const HistorySale &sale : history.sales)
        fields.expect(known.sales.insert(sale.sale).second, {"sales", "names a sale twice"});
    for (const HistoryOption &option : history.before) {
        fields.expect(known.options.insert(option.option).second, {"options", "names an option twice"});
        fields.expect(option.sale == 0 || known.sales.contains(option.sale),
                      {"options", "names a sale that is not among the sales"});
    }
    fields.expect(!history.before.empty(), {"options", "must not be empty"});
    return known;
}

HistoryOthers othersOf(Fields &fields, const Known &known)
{
    HistoryOthers others;
    fields.each("options", [&](Fields &item) {
        others.options.push_back(
            {known.option(item, "options"), item.integerFrom(0, "took"), item.integerFrom(0, "returned")});
    });
    fields.each("sales", [&](Fields &item) {
        others.sales.push_back({known.sale(item, "sales"), item.integerFrom(0, "places")});
    });
    fields.each("members", [&](Fields &item) {
        others.members.push_back({known.sale(item, "members"), item.id("member"), item.integerFrom(0, "units")});
    });
    return others;
}

/// A server that was lost shows no stock; any other does.
void readEnd(Fields &fields, const Known &known, History &history)
{
    history.after = optionsOf(fields);
    fields.expect(!history.after.empty() || fields.isTrue("serverLost"), {"options", "must not be empty"});
    for (const HistoryOption &option : history.after)
        fields.expect(known.options.contains(option.option),
                      {"options", "names an option that is not among the options of the head"});
    if (fields.has("sales"))
        history.salesAfter = salesOf(fields);
    if (fields.has("others"))
        fields.within("others", [&](Fields &item) { history.others = othersOf(item, known); });
    fields.expect(fields.integer("lines") == qint64(history.tries.size()),
                  {"lines", "is another number of lines than there are"});
}

/// Of what there was too little, and what the limit was, is what such a refusal is judged by.
void readRefusal(Fields &fields, const Known &known, HistoryTry &each)
{
    const bool isShort = each.code == code::stockInsufficient.name;
    if (isShort || fields.has("short"))
        fields.each("short", [&](Fields &item) {
            each.shortLines.push_back(
                {known.option(item, "short"), item.integerFrom(1, "requested"), item.integer("available")});
        });
    fields.expect(!isShort || !each.shortLines.empty(), {"short", "must not be empty"});
    if (fields.has("limit"))
        fields.within("limit", [&](Fields &item) {
            each.limit = ToldLimit{item.integerFrom(0, "limit"), item.integerFrom(0, "granted")};
        });
}

HistoryTry tryOf(Fields &fields, const Known &known)
{
    HistoryTry each;
    each.member = fields.id("member");
    each.sentMicros = fields.integerFrom(0, "sentMicros");
    each.answeredMicros = fields.integerOrNull("answeredMicros");
    fields.expect(each.answeredMicros.value_or(each.sentMicros) >= each.sentMicros,
                  {"answeredMicros", "is earlier than \"sentMicros\""});
    each.status = int(fields.integerOrNull("status").value_or(0));
    if (fields.has("code"))
        each.code = fields.text("code");
    if (fields.has("orderId"))
        each.order = fields.id("orderId");
    fields.expect(each.answeredMicros || each.order == 0, {"orderId", "was told without an answer"});
    each.givenBack = fields.isTrue("givenBack");
    fields.each("lines", [&](Fields &item) {
        each.lines.push_back({known.option(item, "lines"), item.integerFrom(1, "quantity")});
    });
    fields.expect(!each.lines.empty(), {"lines", "must not be empty"});
    readRefusal(fields, known, each);
    if (fields.has("admissions"))
        fields.each("admissions", [&](Fields &item) {
            each.admissions.push_back({known.sale(item, "admissions"), item.integerFrom(1, "sequence")});
        });
    fields.expect(each.order != 0 || each.admissions.empty(), {"admissions", "were told without an order"});
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
            m_known = readHead(fields, history);
        } else if (fields.isTrue("end")) {
            m_ended = true;
            readEnd(fields, m_known, history);
        } else {
            history.tries.push_back(tryOf(fields, m_known));
        }
        if (const auto &trouble = fields.trouble())
            return QStringLiteral("Line %1: \"%2\" %3.")
                .arg(m_line)
                .arg(QLatin1StringView(trouble->field), QLatin1StringView(trouble->what));
        return std::nullopt;
    }
    bool ended() const { return m_ended; }

    History history;

private:
    QString wrong(const char *what) const
    {
        return QStringLiteral("Line %1 %2.").arg(m_line).arg(QLatin1StringView(what));
    }

    dom::parser m_parser;
    Known m_known;
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
