// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history.h"

#include "shared/contract/error_codes.h"
#include <QSaveFile>

namespace firstcome::load {

namespace {

/// Written by hand: a run has a million tries, and every text in it is of digits or of the program's own words.
class LineWriter
{
public:
    explicit LineWriter(QByteArray &out) : m_out(out) { m_out += '{'; }

    void number(const char *name, qint64 value) { field(name) += QByteArray::number(value); }
    void text(const char *name, const QByteArray &value) { field(name).append('"').append(value).append('"'); }
    void id(const char *name, Id value) { text(name, QByteArray::number(value)); }
    void raw(const char *name, const char *value) { field(name) += value; }

    template <typename Write>
    void object(const char *name, Write write)
    {
        field(name);
        LineWriter inner(m_out);
        write(inner);
        m_out += '}';
    }
    template <typename Value, typename Write>
    void list(const char *name, const std::vector<Value> &values, Write write)
    {
        field(name) += '[';
        for (const Value &value : values) {
            if (m_out.back() == '}')
                m_out += ',';
            LineWriter item(m_out);
            write(item, value);
            m_out += '}';
        }
        m_out += ']';
    }

    void end() { m_out += "}\n"; }

private:
    QByteArray &field(const char *name)
    {
        if (m_out.back() != '{')
            m_out += ',';
        return m_out.append('"').append(name).append("\":");
    }

    QByteArray &m_out;
};

void writeOptions(LineWriter &line, const std::vector<HistoryOption> &options)
{
    line.list("options", options, [](LineWriter &item, const HistoryOption &option) {
        item.id("optionId", option.option);
        item.number("available", option.available);
        if (option.sale != 0)
            item.id("saleId", option.sale);
    });
}

void writeSales(LineWriter &line, const std::vector<HistorySale> &sales)
{
    line.list("sales", sales, [](LineWriter &item, const HistorySale &sale) {
        item.id("saleId", sale.sale);
        if (sale.perMemberLimit)
            item.number("perMemberLimit", *sale.perMemberLimit);
        if (sale.window) {
            item.text("openAt", toIsoUtf8(sale.window->openAt));
            item.text("closeAt", toIsoUtf8(sale.window->closeAt));
        }
    });
}

void writeHead(QByteArray &out, const History &history)
{
    LineWriter line(out);
    line.number("history", 1);
    line.text("startedAt", history.startedAt.toLatin1());
    if (history.serverBegan)
        line.text("serverBeganAt", toIsoUtf8(*history.serverBegan));
    writeOptions(line, history.before);
    writeSales(line, history.sales);
    line.end();
}

void writeTry(QByteArray &out, const HistoryTry &each)
{
    LineWriter line(out);
    line.id("member", each.member);
    line.number("sentMicros", each.sentMicros);
    if (each.answeredMicros)
        line.number("answeredMicros", *each.answeredMicros);
    else
        line.raw("answeredMicros", "null");
    line.number("status", each.status);
    if (!each.code.empty())
        line.text("code", QByteArray::fromStdString(each.code));
    if (each.order != 0)
        line.id("orderId", each.order);
    line.list("lines", each.lines, [](LineWriter &item, const HistoryLine &asked) {
        item.id("optionId", asked.option);
        item.number("quantity", asked.quantity);
    });
    if (!each.shortLines.empty())
        line.list("short", each.shortLines, [](LineWriter &item, const ShortLine &shortLine) {
            item.id("optionId", shortLine.option);
            item.number("requested", shortLine.requested);
            item.number("available", shortLine.available);
        });
    if (!each.admissions.empty())
        line.list("admissions", each.admissions, [](LineWriter &item, const ToldAdmission &admission) {
            item.id("saleId", admission.sale);
            item.number("sequence", admission.sequence);
        });
    if (each.limit)
        line.object("limit", [&each](LineWriter &told) {
            told.number("limit", each.limit->limit);
            told.number("granted", each.limit->granted);
        });
    if (each.givenBack)
        line.raw("givenBack", "true");
    line.end();
}

void writeOthers(LineWriter &line, const HistoryOthers &others)
{
    line.list("options", others.options, [](LineWriter &item, const HistoryOthers::Units &units) {
        item.id("optionId", units.option);
        item.number("took", units.took);
        item.number("returned", units.returned);
    });
    line.list("sales", others.sales, [](LineWriter &item, const HistoryOthers::Places &places) {
        item.id("saleId", places.sale);
        item.number("places", places.count);
    });
    line.list("members", others.members, [](LineWriter &item, const HistoryOthers::Had &had) {
        item.id("saleId", had.sale);
        item.id("member", had.member);
        item.number("units", had.units);
    });
}

void writeEnd(QByteArray &out, const History &history)
{
    LineWriter line(out);
    line.raw("end", "true");
    line.number("lines", qint64(history.tries.size()));
    writeOptions(line, history.after);
    if (history.after.empty())
        line.raw("serverLost", "true");
    if (!history.salesAfter.empty())
        writeSales(line, history.salesAfter);
    if (history.others)
        line.object("others", [&history](LineWriter &others) { writeOthers(others, *history.others); });
    line.end();
}

} // namespace

Result<void> writeHistory(const QString &path, const History &history)
{
    QByteArray out;
    writeHead(out, history);
    for (const HistoryTry &each : history.tries)
        writeTry(out, each);
    writeEnd(out, history);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(out) != out.size() || !file.commit())
        return refuse(code::fileNotWritten, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace firstcome::load
