// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/product.h"

namespace firstcome {

struct OptionFields
{
    Id id = 0; ///< 0: it is new
    QString name;
    Money price = 0;
    bool onSale = true;
    qint64 stock = 0; ///< of a new one, what it begins with

    friend bool operator==(const OptionFields &, const OptionFields &) = default;
};

/// What of a product can be edited in the console.
struct ProductFields
{
    QString name;
    QString description;
    QString category;
    QStringList tags;
    bool onSale = true;
    QList<OptionFields> options;

    friend bool operator==(const ProductFields &, const ProductFields &) = default;
};

ProductFields fieldsOf(const Product &product);

/// One field that someone else changed while it was edited here.
struct EditConflict
{
    QString field;  ///< "name", "price" ...
    QString option; ///< whose name or price; empty: the product's own field
    QString was;    ///< when the edit began
    QString theirs;
    QString mine; ///< as `was` when it was not edited here
    bool clashes = false;
};

/// An edit of a product as a value: what it was, what it shall be. Pure.
/// Invariant: an option that the product has not (any more) is not part of it; new ones stand after the others.
class ProductDraft
{
public:
    ProductDraft() = default;
    /// `etag` as it came with the product.
    ProductDraft(const Product &product, QByteArray etag);
    /// As kept over a restart; an empty one when it cannot be read.
    static ProductDraft fromKept(const QJsonObject &kept);
    QJsonObject kept() const;
    /// An edit that turns `now` back into `before`, as far as both have the field.
    static ProductDraft turningBack(const ProductDraft &now, const ProductFields &before);

    Id id() const { return m_base.id; }
    const Product &base() const { return m_base; }
    const QByteArray &etag() const { return m_etag; }
    const ProductFields &fields() const { return m_fields; }
    void set(const ProductFields &fields) { m_fields = fields; }

    bool isChanged() const { return m_fields != fieldsOf(m_base); }
    /// How many fields differ.
    int changes() const;
    /// What the server would refuse, by the names it gives the fields.
    QList<FieldError> faults() const;
    /// Only what differs.
    QJsonObject patch() const;

    /// Every field in which the product as it is now differs from the one the edit began with.
    QList<EditConflict> conflicts(const Product &now) const;
    /// The same edit of the product as it is now: what was not edited here becomes theirs.
    void rebase(const Product &now, const QByteArray &etag);

private:
    Product m_base;
    QByteArray m_etag;
    ProductFields m_fields;
};

/// "Beads, Silver" as tags: no blanks around them, none empty, none twice.
QStringList tagsFrom(const QString &text);

} // namespace firstcome
