// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/settlements/settlement.h"
#include <vector>

namespace firstcome::settlements {

enum class Language : quint8 { English, Korean };

/// `lang`, else what the client accepts first of the two; English where it says nothing.
Language languageOf(const QByteArray &lang, const QByteArray &acceptLanguage);

/// All that stands on a printed statement.
struct Statement
{
    Settlement settlement;
    QString seller;
    std::vector<SettlementLine> lines; ///< the first of them
    Language language = Language::English;
};

/// More lines than this are only in the file for spreadsheets, and the print says so.
inline constexpr int mostPrintedLines = 5'000;

QByteArray statementPdf(const Statement &statement);

} // namespace firstcome::settlements
