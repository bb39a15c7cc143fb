// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/order_answer.h"

#include <charconv>

namespace firstcome::placement {

namespace {

constexpr qsizetype headSize = 256;
constexpr qsizetype lineSize = 160;

void appendNumber(QByteArray &out, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    out.append(digits, end - digits);
}

void appendLine(QByteArray &out, const orders::OrderLine &line)
{
    out.append("{\"lineId\":\"");
    appendNumber(out, line.id);
    out.append("\",\"optionId\":\"");
    appendNumber(out, line.optionId);
    out.append("\",\"quantity\":");
    appendNumber(out, line.quantity);
    out.append(",\"unitPrice\":");
    appendNumber(out, line.unitPrice);
    out.append(",\"state\":\"").append(textOf(LineState::Reserved)).append("\"}");
}

/// One entry a sale, though several lines may share it.
void appendAdmissions(QByteArray &out, const std::vector<orders::OrderLine> &lines)
{
    char separator = '[';
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        if (!line->admission)
            continue;
        const auto sameSale = [line](const orders::OrderLine &other) { return other.saleId == line->saleId; };
        if (std::any_of(lines.begin(), line, sameSale))
            continue;
        out.append(separator == '[' ? ",\"admissions\":" : "").append(separator).append("{\"saleId\":\"");
        appendNumber(out, *line->saleId);
        out.append("\",\"sequence\":");
        appendNumber(out, *line->admission);
        out.append('}');
        separator = ',';
    }
    if (separator == ',')
        out.append(']');
}

} // namespace

QByteArray encodePlaced(const orders::PlacedOrder &placed)
{
    QByteArray out;
    out.reserve(headSize + lineSize * qsizetype(placed.lines.size()));
    out.append("{\"id\":\"");
    appendNumber(out, placed.order.id);
    out.append("\",\"state\":\"").append(textOf(OrderState::PendingPayment)).append("\",\"total\":");
    appendNumber(out, placed.order.total);
    out.append(",\"lines\":");
    char separator = '[';
    for (const orders::OrderLine &line : placed.lines) {
        out.append(separator);
        appendLine(out, line);
        separator = ',';
    }
    out.append("],\"holdExpiresAt\":\"").append(toIsoUtf8(placed.order.holdExpiresAt)).append('"');
    appendAdmissions(out, placed.lines);
    return out.append('}');
}

} // namespace firstcome::placement
