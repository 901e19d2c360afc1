"""The divergence network in torch: what `tellings.differences.divergence.network` runs, as it is learned.

Names of weights are those of the file that ships.
"""

from __future__ import annotations

import re

import torch
from torch import Tensor, nn
from torch.nn import functional

from tellings.differences.divergence.network import KINDS

WIDTH, LAYERS, HEADS, DROPPED = 128, 2, 4, 0.2
#: Figures that are seen of each piece before anything learned is asked.
PLAIN = 8
NEVER = -1e9


class Attention(nn.Module):
    """One layer of attention over both sides, with a weight a head for cosine, the other side, and distance."""

    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.ask, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.thin = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.bias = nn.Parameter(torch.zeros(HEADS, 3))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, sight: Tensor, kept: Tensor) -> Tensor:
        """Return the states after the layer; `sight` is (batch, rows, rows, 3), `kept` tells rows from padding."""
        batch, rows, _ = x.shape
        q, k, v = self.ask(self.norm1(x)).reshape(batch, rows, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        bias = torch.einsum("btuc,hc->bhtu", sight, self.bias) + NEVER * ~kept[:, None, None, :]
        seen = (
            functional.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).reshape(batch, rows, WIDTH)
        )
        x = x + self.drop(self.out(seen))
        return x + self.drop(self.thin(functional.gelu(self.wide(self.norm2(x)))))


class Divergence(nn.Module):
    """Soft alignment of both sides, what each piece is aligned with, attention over both, two answers."""

    def __init__(self, states: int) -> None:
        super().__init__()
        self.narrow, self.drop = nn.Linear(states, WIDTH), nn.Dropout(DROPPED)
        self.sharp, self.along = nn.Parameter(torch.tensor(20.0)), nn.Parameter(torch.tensor(1.0))
        self.mix = nn.Linear(4 * WIDTH + PLAIN, WIDTH)
        self.layers = nn.ModuleList([Attention() for _ in range(LAYERS)])
        self.norm, self.differs, self.kind = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 1), nn.Linear(WIDTH, len(KINDS))
        nn.init.constant_(self.differs.bias, -2.0)

    def forward(self, x: Tensor, kept: Tensor, side: Tensor, along: Tensor, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """Return for each row the log-odds that it differs and the scores of kinds.

        `x` are states (batch, rows, width), side A over side B; `kept` tells rows from padding, `side` is 0 or 1,
        `along` how far along its side a piece stands (0..1), `pieces` which piece it is.
        """
        unit = functional.normalize(x, dim=-1)
        cosine = unit @ unit.transpose(1, 2)
        both = kept[:, :, None] & kept[:, None, :]
        cross = (side[:, :, None] != side[:, None, :]) & both
        apart = (along[:, :, None] - along[:, None, :]).abs()
        across = cosine.masked_fill(~cross, -1)
        aligned = torch.softmax((self.sharp * cosine - self.along * 3 * apart).masked_fill(~cross, NEVER), -1)
        own = self.narrow(self.drop(x))
        other = aligned @ own
        (top, second), best = across.topk(2, -1).values.unbind(-1), across.argmax(-1)
        mutual = (torch.gather(best, 1, best) == torch.arange(best.shape[1])).float()
        same = ((pieces[:, :, None] == pieces[:, None, :]) & cross).any(-1).float()
        spread = -(aligned * (aligned + 1e-9).log()).sum(-1)
        mean = (top.clamp(min=0) * kept).sum(1, keepdim=True) / kept.sum(1, keepdim=True)
        plain = [top, top - second, torch.gather(top, 1, best), mutual, same,
                 torch.gather(apart, 2, best[..., None])[..., 0], mean.expand_as(top), spread]  # fmt: skip
        x = self.mix(torch.cat([own, other, own * other, (own - other).abs(), torch.stack(plain, -1)], -1))
        x = self.drop(functional.gelu(x))
        sight = torch.stack([cosine * cross * 5, cross.float(), apart * (~cross) * 5], -1)
        for layer in self.layers:
            x = layer(x, sight, kept)
        x = self.norm(x)
        return self.differs(x)[..., 0], self.kind(x)

    def arrays(self) -> dict[str, Tensor]:
        """Return the weights under the names of the file that ships."""
        found = {}
        for learned, value in self.state_dict().items():
            name = learned.replace("layers.", "layer").replace(".weight", ".w")
            own = re.fullmatch(r"layer\d+\.bias", name)  # what a layer gives cosine, side and distance
            found[name if own else name.replace(".bias", ".b")] = value.detach()
        return found
