// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/kept_drafts.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome {

namespace {

const QString draftsKey = QStringLiteral("drafts");

} // namespace

QHash<Id, ProductDraft> keptDrafts(const UiMemory &memory)
{
    QHash<Id, ProductDraft> drafts;
    const QJsonArray kept = QJsonDocument::fromJson(memory.value(draftsKey).toByteArray()).array();
    for (const QJsonValue &each : kept) {
        const ProductDraft draft = ProductDraft::fromKept(each.toObject());
        if (draft.id() != 0 && draft.isChanged())
            drafts.insert(draft.id(), draft);
    }
    return drafts;
}

void keepDrafts(const UiMemory &memory, const QHash<Id, ProductDraft> &drafts)
{
    QJsonArray kept;
    for (const ProductDraft &draft : drafts)
        kept.append(draft.kept());
    if (kept.isEmpty())
        memory.remove(draftsKey);
    else
        memory.set(draftsKey, QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

} // namespace firstcome
