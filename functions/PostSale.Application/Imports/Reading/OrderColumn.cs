using System.Globalization;
using System.Text;

namespace PostSale.Application.Imports.Reading;

/// <summary>What a column of an order file may hold.</summary>
public enum OrderColumn { Customer, Email, Phone, Name, Order, Date, Amount, Quantity, UnitPrice, Refunded, Currency }

/// <summary>What shops and spreadsheets call their columns, in English and Portuguese.</summary>
internal static class OrderColumns
{
    // The most telling first: of two columns that could be one, the earlier word wins.
    private static readonly (OrderColumn Column, string Words)[] Known =
    [
        (OrderColumn.Email, "email emailaddress customeremail emailcliente emaildocliente clienteemail correioeletronico"),
        (OrderColumn.Customer,
            "customerid customer clientid client userid user buyerid buyer memberid idcliente clienteid idcli codigocliente codigodocliente codcliente cliente idusuario usuario comprador cpf cnpj cpfcnpj documento"),
        (OrderColumn.Phone, "phone phonenumber customerphone mobile telefone celular whatsapp fone telefonecliente telefonedocliente"),
        (OrderColumn.Name, "customername fullname nome nomecliente nomedocliente nomecompleto billingname"),
        (OrderColumn.Order,
            "orderid ordernumber orderno order invoiceid invoiceno invoicenumber invoice transactionid transaction saleid pedidoid idpedido iddopedido numeropedido numerodopedido numpedido ndopedido nodopedido npedido nopedido nropedido codigopedido codigodopedido pedido notafiscal nf idvenda venda idtransacao transacao"),
        (OrderColumn.Date,
            "paidat datapagamento datadopagamento orderdate purchasedate invoicedate transactiondate saledate date createdat datetime timestamp datapedido datadopedido datacompra datadacompra datavenda datadavenda datahora dataehora data criadoem dia day"),
        (OrderColumn.Amount,
            "amount total totalamount ordertotal totalprice grandtotal ordervalue value revenue sales dollars spend valortotal valordopedido valorpedido valorpago totalpago totalpedido totaldopedido valor receita montante"),
        (OrderColumn.UnitPrice, "unitprice itemprice lineitemprice price precounitario valorunitario vlunitario preco"),
        (OrderColumn.Quantity, "quantity qty units lineitemquantity quantidade qtd qtde unidades"),
        (OrderColumn.Refunded, "refundedamount amountrefunded refunded refund valorreembolsado reembolsado reembolso valorestornado estornado estorno valordevolvido devolvido devolucao"),
        (OrderColumn.Currency, "currency currencycode moeda"),
    ];

    /// <summary>Finds the columns by their headers.</summary>
    /// <returns>The place of each that is there, counted from 0.</returns>
    public static Dictionary<OrderColumn, int> Find(IReadOnlyList<string> headers)
    {
        var plain = headers.Select(Plain).ToList();
        var found = new Dictionary<OrderColumn, int>();
        foreach (var (column, words) in Known)
        {
            foreach (var word in words.Split(' '))
            {
                if (plain.IndexOf(word) is >= 0 and var at && !found.ContainsValue(at))
                {
                    found[column] = at;
                    break;
                }
            }
        }

        // A bare "id" is the order's where customers have a column of their own, else the customer's.
        if (plain.IndexOf("id") is >= 0 and var id)
        {
            var whose = found.ContainsKey(OrderColumn.Customer) || found.ContainsKey(OrderColumn.Email) ? OrderColumn.Order : OrderColumn.Customer;
            found.TryAdd(whose, id);
        }

        return found;
    }

    /// <summary>A column's name as the options take it.</summary>
    public static string WordOf(OrderColumn column) => column == OrderColumn.UnitPrice ? "unit-price" : Words.Of(column);

    public static OrderColumn? Named(string word) => Enum.GetValues<OrderColumn>().Cast<OrderColumn?>()
        .FirstOrDefault(column => string.Equals(WordOf(column!.Value), word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Letters and digits, small and without accents: "Nº do Pedido" is "ndopedido".</summary>
    public static string Plain(string header)
    {
        var plain = new StringBuilder();
        foreach (var letter in header.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.OtherLetter)
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString();
    }
}
